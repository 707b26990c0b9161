import type { Translated } from "../translated.ts";
import type { Colour, Motif } from "./picture.ts";

/** A shelf of the shop with its goods, in the order in which the shelf shows them. */
export type Shelf = {
  readonly slug: string;
  readonly names: Translated;
  readonly descriptions: Translated;
  readonly goods: readonly Good[];
};

export type Good = {
  /** At most 14 characters, for ever the same: every id is made of it. */
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly text: string;
  /** Other words to find it by, German ones among them. */
  readonly keywords: string;
  /** What a parcel weighs by one of it. */
  readonly grams: number;
  /** The first one stands for the product. */
  readonly pictures: readonly [Picture, ...Picture[]];
  readonly forms: readonly [Form, ...Form[]];
};

/** What is drawn, in which colour. */
export type Picture = readonly [motif: Motif, colour: Colour];

/** A variant. Unless told otherwise it is available and sold from 1 to 99 by ones. */
export type Form = {
  readonly key: string;
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly stock: number;
  readonly available?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Where it is lighter or heavier than the others. */
  readonly grams?: number;
};

type Extra = Pick<Form, "available" | "min" | "max" | "step" | "grams">;

/** `key` is at most 7 characters and one of its kind within the product. */
export const form = (key: string, name: string, price: number, stock: number, extra: Extra = {}): Form => ({
  key,
  name,
  price,
  stock,
  ...extra,
});

/** Goods that come in by the pallet: one shopper may take a thousand, and there are more. */
export const byThePallet: Extra = { max: 1000 };
/** Cartons are not opened. */
export const inPacksOf = (count: number): Extra => ({ min: count, step: count, max: count * 16 });
export const discontinued: Extra = { available: false };
