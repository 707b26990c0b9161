import { createHash } from "node:crypto";
import type { VariantId } from "@dotcart/cart-domain";

/** Characters (UTF-16 units) of the longest item. */
export const ITEM_LENGTH_MAX = 512;

/** Whether this may name goods: any text but the empty one, up to a length. No half of a surrogate pair, which has no UTF-8. */
export const isItem = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && value.length <= ITEM_LENGTH_MAX && value.isWellFormed();

/** An item that is a line as it stands. Lines made from a hash begin with `_`. */
const PLAIN = /^[0-9A-Za-z-][0-9A-Za-z_-]{0,63}$/;

/**
 * The line of the set that an item stands for: itself where it can be one, else its hash (SHA-256, so no two items meet
 * on a line). The text of such an item travels beside the set.
 */
export const lineOfItem = (item: string): VariantId =>
  (isPlain(item) ? item : `_${createHash("sha256").update(item).digest("base64url")}`) as VariantId;

/** Whether the line alone tells the item. */
export const isPlain = (lineOrItem: string): boolean => PLAIN.test(lineOrItem);
