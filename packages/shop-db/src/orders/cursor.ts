import * as z from "zod";

const Written = z.string().regex(/^[1-9][0-9]{0,14}$/);

/** The number of the last order of a page: the next one begins behind it. It gives no right. */
export const writePlace = (number: number): string => Buffer.from(String(number)).toString("base64url");

/** Null, and so the beginning, for what `writePlace` did not write. */
export function readPlace(cursor: string | undefined): number | null {
  const written = Written.safeParse(Buffer.from(cursor ?? "", "base64url").toString());
  return written.success ? Number(written.data) : null;
}
