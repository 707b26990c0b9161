import {
  type CartId,
  type Currency,
  type Dot,
  invariant,
  type Money,
  type ProductImage,
  type Rid,
  type Variant,
  type VariantId,
} from "@dotcart/cart-domain";
import type { CachedVariant } from "./ports.ts";
import type { Identity, Receipt } from "./snapshot.ts";

/*
 * What comes back from the device or from another tab was written by us, but maybe by another version of us, and a disk
 * can lie. These say whether a value is what its type says; written by hand, for a schema library would be more than half
 * of what a page loads for its cart.
 */

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === "string";

export const isNatural = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export const isList = <T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isItem);

const named =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    isText(value) && pattern.test(value);

const isCartIdText = named(/^[\w-]{22}$/);
const isRidText = named(/^[\w-]{12}$/);
const isDotText = named(/^[\w-]{12}:[1-9]\d{0,9}$/);
const isIdText = named(/^[\w-]{1,64}$/);
const isCurrencyText = named(/^[A-Z]{3}$/);

export const isCartId = (value: unknown): value is CartId => isCartIdText(value);
export const isRid = (value: unknown): value is Rid => isRidText(value);
export const isDot = (value: unknown): value is Dot => isDotText(value);
export const isVariantId = (value: unknown): value is VariantId => isIdText(value);
export const isCurrency = (value: unknown): value is Currency => isCurrencyText(value);

/** Throws on what is no ISO 4217 code: only whoever sets up a shop can get that wrong. */
export function currencyOf(text: string): Currency {
  invariant(isCurrency(text), "a currency is three capital letters");
  return text;
}

export const isIdentity = (value: unknown): value is Identity =>
  isFields(value) && (value.kind === "guest" || value.kind === "account") && isCartId(value.cartId);

const strategies: readonly unknown[] = [
  "join",
  "keep-account",
  "keep-guest",
  "larger",
] satisfies Receipt["strategy"][];

export const isReceipt = (value: unknown): value is Receipt =>
  isFields(value) &&
  isCartId(value.guestCartId) &&
  isNatural(value.at) &&
  strategies.includes(value.strategy) &&
  isList(value.lines, isReceiptLine) &&
  isList(value.dots, isDot) &&
  isNatural(value.kept);

const isReceiptLine = (value: unknown): value is Receipt["lines"][number] =>
  isFields(value) && isVariantId(value.variantId) && isNatural(value.quantity);

export const isCachedVariant = (value: unknown): value is CachedVariant =>
  isFields(value) && Number.isFinite(value.at) && isVariant(value.variant);

const isVariant = (value: unknown): value is Variant =>
  isFields(value) &&
  isVariantId(value.id) &&
  isText(value.sku) &&
  isText(value.name) &&
  isMoney(value.price) &&
  isNatural(value.stock) &&
  typeof value.available === "boolean" &&
  isNatural(value.min) &&
  isNatural(value.max) &&
  isNatural(value.step) &&
  value.step > 0 &&
  isProduct(value.product);

const isMoney = (value: unknown): value is Money =>
  isFields(value) && isNatural(value.amount) && isCurrency(value.currency);

const isProduct = (value: unknown): value is Variant["product"] =>
  isFields(value) &&
  isIdText(value.id) &&
  isText(value.slug) &&
  isText(value.name) &&
  (value.image === null || isImage(value.image));

const isImage = (value: unknown): value is ProductImage =>
  isFields(value) &&
  isText(value.url) &&
  isText(value.alt) &&
  isNatural(value.width) &&
  isNatural(value.height);
