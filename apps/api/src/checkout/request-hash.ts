import { createHash } from "node:crypto";

/** Tells one request from another without keeping it. The parser has put the fields in one order, whatever the sender's was. */
export const requestHash = (request: object): string =>
  createHash("sha256").update(JSON.stringify(request)).digest("base64url");
