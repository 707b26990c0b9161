import type { Currency } from "@dotcart/cart-domain";
import type { CartStore } from "@dotcart/cart-store";
import type { Catalogue, Shelf } from "./catalogue/port.ts";
import type { Log } from "./log/port.ts";
import type { Tokens } from "./session/port.ts";

/**
 * Everything a handler can reach, by what it promises and never by what it is made of. No database handle is among
 * them: the router's type travels to every client, and would take the database's types along.
 */
export type Ports = {
  readonly carts: CartStore;
  readonly catalogue: Catalogue;
  readonly shelf: Shelf;
  readonly tokens: Tokens;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** That many bytes nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Log;
  readonly shop: Shop;
};

export type Shop = {
  readonly currency: Currency;
  /** How long a cart that nobody touches is remembered. */
  readonly cartTtlMilliseconds: number;
  /** Whether shoppers reach us by https: decides the cookie's name and its Secure attribute. */
  readonly secure: boolean;
  /** Origins that may send a cookie along with a mutation. */
  readonly allowedOrigins: readonly string[];
};

/** What one request brings, and where its cookie goes. Read once at the door. */
export type Visit = {
  readonly requestId: string;
  readonly headers: Headers;
  /** The address as the client wrote it. */
  readonly url: string;
  setCookie(cookie: string): void;
};

/** Two fields and not ten: tRPC copies the context at every step of a call. */
export type Context = { readonly ports: Ports; readonly visit: Visit };
