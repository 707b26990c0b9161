/** What a message is made of. A whole number that a double cannot hold is a bigint, so that it is told again as it was. */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** JSON on one line with a space after each comma and colon, keys in the order they are given; `undefined` is left out. */
export function formatJson(value: Json): string {
  if (typeof value === "bigint") return value.toString();
  if (isList(value)) return `[${value.map(formatJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).flatMap(([key, part]) =>
    part === undefined ? [] : `${JSON.stringify(key)}: ${formatJson(part)}`,
  );
  return `{${pairs.join(", ")}}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The value of a JSON text, or undefined when it is none. Whole numbers beyond 2^53 come as bigint, none is rounded. */
export function parseJson(text: string): unknown {
  try {
    return LONG_NUMBER.test(text) ? JSON.parse(text, exact as Reviver) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sixteen digits in a row: the shortest whole number that may be rounded. */
const LONG_NUMBER = /\d{16}/;
/** Longer ones are left to rounding: reading them digit by digit would cost more than the message is worth. */
const WHOLE_NUMBER = /^-?\d{1,64}$/;

type Reviver = (key: string, value: unknown) => unknown;

const exact = (_key: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === "number" &&
  !Number.isSafeInteger(value) &&
  source !== undefined &&
  WHOLE_NUMBER.test(source)
    ? BigInt(source)
    : value;
