import * as z from "zod";

/** 128 random bits as 22 base64url characters; whoever knows only the id can do nothing with it. */
export const CartId = z
  .string()
  .regex(/^[0-9A-Za-z_-]{22}$/)
  .brand<"CartId">();
export type CartId = z.infer<typeof CartId>;

/** Names one sellable variant; globally unique, URL-safe, opaque to the set. */
export const VariantId = z
  .string()
  .regex(/^[0-9A-Za-z_-]{1,64}$/)
  .brand<"VariantId">();
export type VariantId = z.infer<typeof VariantId>;

/** The same goods put aside: a variant's line with `~` before it, which no variant id can begin with. */
export const SavedLineId = z
  .string()
  .regex(/^~[0-9A-Za-z_-]{1,64}$/)
  .brand<"SavedLineId">();
export type SavedLineId = z.infer<typeof SavedLineId>;

/** What an entry is about: goods in the cart, by their variant, or the same goods saved for later. */
export const LineId = z.union([VariantId, SavedLineId]);
export type LineId = z.infer<typeof LineId>;

export const ProductId = z
  .string()
  .regex(/^[0-9A-Za-z_-]{1,64}$/)
  .brand<"ProductId">();
export type ProductId = z.infer<typeof ProductId>;

/** Chosen by the caller, one per intention: repeating it within 24 hours repeats nothing. */
export const OperationId = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/)
  .brand<"OperationId">();
export type OperationId = z.infer<typeof OperationId>;
