import * as z from "zod";

/** 128 random bits as 22 base64url characters. It gives no right: who may see an order is asked elsewhere. */
export const OrderId = z
  .string()
  .regex(/^[0-9A-Za-z_-]{22}$/)
  .brand<"OrderId">();
export type OrderId = z.infer<typeof OrderId>;

/** Chosen by the caller, one per intention to buy: the same key with the same body is the same order. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/)
  .brand<"IdempotencyKey">();
export type IdempotencyKey = z.infer<typeof IdempotencyKey>;

/** ISO 3166-1 alpha-2 code. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .brand<"Country">();
export type Country = z.infer<typeof Country>;

/** As a shopper types it, in upper case and without blanks around it. */
export const DiscountCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z_-]{1,40}$/)
  .brand<"DiscountCode">();
export type DiscountCode = z.infer<typeof DiscountCode>;

/** Names a way of delivery: `standard`, `express`. */
export const DeliveryId = z
  .string()
  .regex(/^[0-9a-z-]{1,40}$/)
  .brand<"DeliveryId">();
export type DeliveryId = z.infer<typeof DeliveryId>;
