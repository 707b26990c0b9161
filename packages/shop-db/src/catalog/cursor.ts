import { createHash } from "node:crypto";
import { ok, ProductId, type Result, refuse } from "@dotcart/cart-domain";
import * as z from "zod";
import type { InvalidCursor } from "./port.ts";

/** The last product of a page: its sort key, as the database writes it, and its id. The next page begins behind it. */
export type Place = { readonly key: string; readonly id: ProductId };

const Written = z.tuple([z.string(), z.string().max(400), ProductId]);

/**
 * A place as text. It says which listing it belongs to, so that it is not taken for a place in another one. It is no
 * secret and gives no right: whoever writes one himself begins somewhere else, and that is all.
 */
export function writeCursor(listing: string, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([fingerprint(listing), key, id])).toString("base64url");
}

/** Accepts exactly what `writeCursor` writes for this listing, with a key that `Key` accepts. */
export function readCursor(
  cursor: string,
  listing: string,
  Key: z.ZodType<string>,
): Result<Place, InvalidCursor> {
  const written = Written.safeParse(parse(Buffer.from(cursor, "base64url").toString()));
  if (!written.success) return refuse({ kind: "invalid-cursor" });
  const [, key, id] = written.data;
  if (!Key.safeParse(key).success || writeCursor(listing, { key, id }) !== cursor)
    return refuse({ kind: "invalid-cursor" });
  return ok({ key, id });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fingerprint(listing: string): string {
  return createHash("sha256").update(listing).digest("base64url").slice(0, 8);
}
