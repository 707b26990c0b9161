import { limits } from "./limits.ts";
import type { LineId } from "./schema/ids.ts";

/** One add or set. Immutable: one dot, the same bytes everywhere. */
export type Entry = {
  readonly kind: "add" | "set";
  readonly line: LineId;
  /** 1..9999 */
  readonly quantity: number;
  /** The price the shopper was shown, in minor units: evidence, never what is charged. */
  readonly seen: number;
  /** Milliseconds since the epoch of this operation; takes part in no decision. */
  readonly at: number;
  /** Milliseconds since the epoch when the line first appeared, as this entry's author knew it. */
  readonly since: number;
};

/** The last millisecond a JavaScript date can name. */
const LAST_TIME = 8_640_000_000_000_000;
const LINE = /^~?[0-9A-Za-z_-]{1,64}$/;

/** Whether an entry from outside is one an honest author could have written. */
export const isEntry = ({ line, quantity, seen, at, since }: Entry): boolean =>
  LINE.test(line) &&
  isInteger(quantity, limits.quantityMin, limits.quantityMax) &&
  isInteger(seen, 0, limits.priceMax) &&
  isInteger(at, 0, LAST_TIME) &&
  isInteger(since, 0, LAST_TIME);

const isInteger = (value: unknown, from: number, to: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;
