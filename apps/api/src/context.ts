import type { Currency } from "@dotcart/cart-domain";
import type { CartStore, Sync } from "@dotcart/cart-store";
import type { Accounts } from "./account/port.ts";
import type { Catalogue, Shelf } from "./catalogue/port.ts";
import type { Till } from "./checkout/port.ts";
import type { LiveAnnouncer } from "./live/port.ts";
import type { Log } from "./log/port.ts";
import type { MergeStrategy } from "./session/merge-delta.ts";
import type { Session, Tokens } from "./session/port.ts";

/**
 * Everything a handler can reach, by what it promises and never by what it is made of. No database handle is among
 * them: the router's type travels to every client, and would take the database's types along.
 */
export type Ports = {
  /** Guests' carts. */
  readonly carts: CartStore;
  /** The same store with the longer life that accounts' carts have. */
  readonly accountCarts: CartStore;
  /** What a replica says, joined and answered; each kind of cart with its own life. */
  readonly sync: Readonly<Record<Session["kind"], Sync>>;
  readonly catalogue: Catalogue;
  readonly shelf: Shelf;
  readonly tokens: Tokens;
  readonly accounts: Accounts;
  readonly live: LiveAnnouncer;
  /** Orders and what belongs to them; null where there is no Postgres. */
  readonly till: Till | null;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** That many bytes nobody can guess. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: Log;
  readonly shop: Shop;
};

export type Shop = {
  readonly currency: Currency;
  /** How long a guest's cart that nobody touches is remembered, and an account's. */
  readonly cartTtlMilliseconds: number;
  readonly accountCartTtlMilliseconds: number;
  /** What a sign-in makes of the guest's cart and the account's. */
  readonly mergeStrategy: MergeStrategy;
  /** Whether shoppers reach us by https: decides the cookie's name and its Secure attribute. */
  readonly secure: boolean;
  /** Origins that may send a cookie along with a mutation. */
  readonly allowedOrigins: readonly string[];
};

/** What one request brings, and where its cookies go. Read once at the door. */
export type Visit = {
  readonly requestId: string;
  readonly headers: Headers;
  /** The address as the client wrote it. */
  readonly url: string;
  setCookie(cookie: string): void;
};

/** Two fields and not ten: tRPC copies the context at every step of a call. */
export type Context = { readonly ports: Ports; readonly visit: Visit };
