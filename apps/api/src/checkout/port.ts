import type { CartId } from "@dotcart/cart-domain";
import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { AddressBooks, MerchantBooks, OrderBooks } from "@dotcart/shop-db";
import type { PaymentProvider } from "../payment/port.ts";

/** Says quickly that a cart is at the till already. Nothing relies on it: it may be lost, and be held by two. */
export type CheckoutLocks = {
  /** True as well when this holder has it already. It ends by itself after `milliseconds`. */
  take(cartId: CartId, holder: string, milliseconds: number): Promise<boolean>;
  /** Only the holder's own. */
  release(cartId: CartId, holder: string): Promise<void>;
};

/** Signs addresses of orders, for those who have no account to show. */
export type OrderLinks = {
  /** The page of the order with its key. */
  linkTo(orderId: OrderId, language: "en" | "de"): string;
  keyOf(orderId: OrderId): string;
  isKeyOf(orderId: OrderId, key: string): boolean;
};

/** What stands behind checkout, orders, addresses and the merchant's side: where there is Postgres. */
export type Till = {
  readonly orders: OrderBooks;
  readonly addresses: AddressBooks;
  readonly merchant: MerchantBooks;
  readonly providers: ReadonlyMap<string, PaymentProvider>;
  readonly locks: CheckoutLocks;
  readonly links: OrderLinks;
  /** What a user may do beside shopping. */
  readonly roleOf: (userId: string) => Promise<"shopper" | "admin">;
  /** Told when jobs have something to do now: a payment to drive, a mail to send. */
  readonly wake: () => void;
  /** Where the shop sells when nobody says: a country's code. */
  readonly homeCountry: string;
  /** How long goods stay reserved; 0 is never. */
  readonly reservationMilliseconds: number;
};
