import type { CallProblem, Identity, Receipt, Reply } from "@dotcart/cart-client/core";
import {
  type CartId,
  type Currency,
  emptyCart,
  linesOf,
  type ProductId,
  type SyncReply,
  type SyncRequest,
  type Variant,
  type VariantId,
  variantOf,
} from "@dotcart/cart-domain";
import type { Device } from "../device/device.ts";
import type { Meddling } from "../meddling.ts";
import type { Clock } from "../virtual/clock.ts";
import { type Random, randomText } from "../virtual/random.ts";
import { type Answer, createShopServer, type ShopServer, type Who } from "./shop-server.ts";
import type { OnThin, OnWrite } from "./watched.ts";

/** The API as the simulation needs it: sessions, carts and a small catalogue. What it decides about carts the real parts decide. */
export type Shop = {
  readonly server: ShopServer;
  readonly catalogue: Catalogue;
  /** A new guest; whoever is signed in gets his account instead. */
  start(signedIn: Identity | null): Promise<Reply<Identity>>;
  refresh(identity: Identity | null, signedIn: Identity | null): Promise<Reply<Entered>>;
  sync(device: Device, identity: Identity | null, request: SyncRequest): Promise<Reply<SyncReply>>;
  variants(ids: readonly VariantId[]): Promise<Reply<readonly Variant[]>>;
  /** Brings a guest's cart into an account's. To be repeated as often as need be. */
  enter(guest: Identity | null, account: Identity): Promise<Reply<Entered>>;
};

export type Entered = { readonly identity: Identity; readonly receipt: Receipt | null };

export type Catalogue = {
  readonly ids: readonly VariantId[];
  variant(id: VariantId): Variant;
  raise(id: VariantId): void;
};

/** After each sync: for whom, what was asked and answered, and by which device. */
export type Watch = (who: Who, request: SyncRequest, answer: Answer, device: Device) => void;

export function createShop(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly ttlMilliseconds: number;
  readonly meddling: Meddling;
  readonly watch: Watch;
  readonly onWrite: OnWrite;
  readonly onThin: OnThin;
}): Shop {
  const { clock, random, ttlMilliseconds, meddling, watch, onWrite, onThin } = options;
  const catalogue = createCatalogue();
  const server = createShopServer({
    clock,
    random: random.stream("server"),
    ttlMilliseconds,
    knownVariants: new Set(catalogue.ids),
    onWrite,
    onThin,
    ...(meddling.carts === undefined ? {} : { around: meddling.carts }),
  });
  const names = random.stream("cart ids");
  const isAway = () => clock.now() < server.refusesUntil;

  async function enter(guest: Identity | null, account: Identity): Promise<Reply<Entered>> {
    if (isAway()) return away;
    const isGuest = guest?.kind === "guest";
    const receipt = isGuest ? await mergeGuest(server, guest, account, clock.now()) : null;
    return { ok: true, value: { identity: account, receipt } };
  }

  return {
    server,
    catalogue,
    async start(signedIn) {
      if (isAway()) return away;
      if (signedIn !== null) return { ok: true, value: signedIn };
      return { ok: true, value: { kind: "guest", cartId: randomText(names, 22) as CartId } };
    },
    async refresh(identity, signedIn) {
      if (isAway()) return away;
      if (signedIn !== null) return enter(identity, signedIn);
      return identity === null
        ? no({ kind: "unauthorized", reason: "missing" })
        : { ok: true, value: { identity, receipt: null } };
    },
    async sync(device, identity, request) {
      if (isAway()) return away;
      if (identity === null) return no({ kind: "unauthorized", reason: "missing" });
      const who = whoIs(identity);
      const asked = meddling.request?.(request, device) ?? request;
      const answer = await server.sync(who, asked);
      watch(who, asked, answer, device);
      if (!answer.ok)
        return no(
          answer.problem.kind === "cart-closed" ? { kind: "unauthorized", reason: "merged" } : answer.problem,
        );
      return { ok: true, value: meddling.reply?.(answer.value, asked, device) ?? answer.value };
    },
    variants: async (ids) => (isAway() ? away : { ok: true, value: ids.map((id) => catalogue.variant(id)) }),
    enter,
  };
}

export const whoIs = ({ kind, cartId }: Identity): Who => ({ cartId, subject: `${kind}:${cartId}` });

/** Close, then join: whoever comes again finds the same closed cart and joins it to no further effect. */
async function mergeGuest(
  server: ShopServer,
  guest: Identity,
  account: Identity,
  at: number,
): Promise<Receipt | null> {
  const closed = await server.carts.close(guest.cartId, { into: account.cartId, now: at });
  if (closed === null || closed.closedInto !== account.cartId) return null;
  const before = (await server.carts.read(account.cartId))?.cart ?? emptyCart;
  const { subject } = whoIs(account);
  await server.carts.merge(account.cartId, closed.cart, { create: true, now: at, subject });
  return {
    guestCartId: guest.cartId,
    at,
    strategy: "join",
    lines: linesOf(closed.cart).map(({ line, quantity }) => ({ variantId: variantOf(line), quantity })),
    dots: [...closed.cart.entries.keys()],
    kept: linesOf(before).length,
  };
}

function createCatalogue(): Catalogue {
  const ids = ["tea", "milk", "bread", "soap"] as unknown as readonly VariantId[];
  const prices = new Map<VariantId, number>(ids.map((id, i) => [id, 100 * (i + 1)]));
  return {
    ids,
    variant: (id) => ({
      id,
      sku: id,
      name: id,
      price: { amount: prices.get(id) ?? 0, currency: "EUR" as Currency },
      stock: 9999,
      available: true,
      min: 1,
      max: 9999,
      step: 1,
      product: { id: id as string as ProductId, slug: id, name: id, image: null },
    }),
    raise: (id) => void prices.set(id, (prices.get(id) ?? 0) + 1),
  };
}

const no = (problem: CallProblem): { readonly ok: false; readonly problem: CallProblem } => ({
  ok: false,
  problem,
});
const away = no({ kind: "unavailable" });
