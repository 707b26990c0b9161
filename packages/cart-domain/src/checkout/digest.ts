import * as z from "zod";
import { counterOf, ridOf } from "../dot.ts";
import { limits } from "../limits.ts";
import { ok, type Result, refuse } from "../result.ts";
import { VariantId } from "../schema/ids.ts";
import { Currency } from "../schema/money.ts";
import { Quantity } from "../schema/quantity.ts";
import { ascending, DOT_WIDTH, dotsIn, indexOf, ridsIn } from "../wire.ts";
import { Country, DeliveryId, DiscountCode } from "./ids.ts";
import type { Shown, ShownLine } from "./shown.ts";

export type MalformedDigest = { readonly kind: "malformed-digest" };

/** Raised whenever the shape or the meaning of a digest changes. */
export const DIGEST_VERSION = 1;

const MAX_CHARACTERS = 131_072;

const Amount = z.int().min(0);
const Line = z.tuple([
  VariantId,
  Quantity,
  Amount.max(limits.priceMax),
  /** Of each dot the index of its rid, and its counter. */
  z
    .array(z.int())
    .min(DOT_WIDTH)
    .max(limits.joinedDots * DOT_WIDTH),
]);
const Written = z.tuple([
  z.literal(DIGEST_VERSION),
  Currency,
  Country,
  z.tuple([DeliveryId, Amount]).nullable(),
  z.tuple([DiscountCode, Amount]).nullable(),
  Amount,
  Amount,
  /** The rids, one after another. */
  z.string(),
  z.array(Line).min(1).max(limits.lines),
]);
type Written = z.infer<typeof Written>;

/**
 * Writes down what was shown, for the shopper to hand back when he means just that. Base64url of compact JSON; no secret,
 * and no right: whoever makes one up says what he believes he was shown, and is told where he is wrong.
 */
export const encodeDigest = (shown: Shown): string => toBase64Url(JSON.stringify(writtenOf(shown)));

/** Reads what `encodeDigest` wrote and nothing else, whatever is handed in. No dot and no variant is in it twice. */
export function decodeDigest(text: unknown): Result<Shown, MalformedDigest> {
  if (typeof text !== "string" || text.length > MAX_CHARACTERS) return malformed;
  const written = Written.safeParse(parsed(text));
  const shown = written.success ? read(written.data) : null;
  return shown !== null && encodeDigest(shown) === text ? ok(shown) : malformed;
}

function writtenOf({ lines, currency, country, delivery, code, tax, total }: Shown): Written {
  const rids = ascending(lines.flatMap(({ dots }) => dots.map(ridOf)));
  const index = indexOf(rids);
  return [
    DIGEST_VERSION,
    currency,
    country,
    delivery === null ? null : [delivery.id, delivery.price],
    code === null ? null : [code.code, code.amount],
    tax,
    total,
    rids.join(""),
    lines.map(({ variantId, quantity, price, dots }) => [
      variantId,
      quantity,
      price,
      dots.flatMap((dot) => [index.get(ridOf(dot)) ?? -1, counterOf(dot)]),
    ]),
  ];
}

function read([, currency, country, delivery, code, tax, total, names, written]: Written): Shown | null {
  const rids = ridsIn(names);
  if (rids === null) return null;
  const lines: ShownLine[] = [];
  for (const [variantId, quantity, price, numbers] of written) {
    const dots = dotsIn(rids, numbers);
    if (dots === null) return null;
    lines.push({ variantId, quantity, price, dots });
  }
  const dots = lines.flatMap((line) => line.dots);
  if (dots.length > limits.joinedDots || hasTwice(dots) || hasTwice(lines.map(({ variantId }) => variantId)))
    return null;
  return {
    lines,
    currency,
    country,
    delivery: delivery === null ? null : { id: delivery[0], price: delivery[1] },
    code: code === null ? null : { code: code[0], amount: code[1] },
    tax,
    total,
  };
}

const hasTwice = (values: readonly string[]): boolean => new Set(values).size < values.length;

const toBase64Url = (ascii: string): string =>
  btoa(ascii).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function parsed(text: string): unknown {
  try {
    return JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return undefined;
  }
}

const malformed = refuse({ kind: "malformed-digest" } as const);
