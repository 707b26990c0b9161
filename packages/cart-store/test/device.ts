import {
  type Author,
  add,
  type Cart,
  type CartId,
  consume,
  type Delta,
  type Dot,
  decodeCart,
  decodeHave,
  diff,
  emptyCart,
  encodeCart,
  encodeHave,
  type Have,
  haveOf,
  join,
  knows,
  type LineId,
  type Rid,
  ridOf,
  type SyncProblem,
  type SyncReply,
  type SyncRequest,
  setQuantity,
} from "@dotcart/cart-domain";
import type { Sync } from "../src/sync/sync.ts";

/** A replica as a device keeps one, in the plainest words: what it holds, what it knows of the server, its seal. */
export type Device = ReturnType<typeof createDevice>;

export function createDevice(name: string, cartId: CartId, subject = "guest:shopper") {
  const rid = name.padEnd(12, "_").slice(0, 12) as Rid;
  let cart: Cart = emptyCart;
  let server: Have = haveOf(emptyCart);
  let sealed: string | null = null;
  let clock = 1_700_000_000_000;
  const author = (): Author => ({ rid, now: ++clock, seen: 199 });
  const does = (delta: Delta): Delta => {
    cart = join(cart, delta).state;
    return delta;
  };

  /** Its own dots that the server lacks, and the dots it saw removed that the server still has. */
  function unsaid(): Delta {
    const news = diff(cart, server);
    const own = [...news.entries].filter(([dot]) => ridOf(dot) === rid);
    const spent = [...server.live].filter((dot) => knows(cart.context, dot) && !cart.entries.has(dot));
    const own1 = news.context;
    const dead = [...own1.cloud, ...[...own1.vector].flatMap(([r, n]) => upTo(r, n))].filter(
      (dot) => ridOf(dot) === rid && !cart.entries.has(dot),
    );
    const context = consume([...own.map(([dot]) => dot), ...spent, ...dead]).context;
    return { entries: new Map(own), context };
  }

  return {
    rid,
    get cart() {
      return cart;
    },
    get sealed() {
      return sealed;
    },
    author,
    does,
    adds: (line: LineId, quantity = 1) => does(add(cart, author(), { line, quantity })),
    sets: (line: LineId, quantity: number) => does(setQuantity(cart, author(), { line, quantity })),
    removes: (line: LineId) => does(setQuantity(cart, author(), { line, quantity: 0 })),
    request: (): SyncRequest => ({
      cartId,
      delta: encodeCart(unsaid()),
      have: encodeHave(haveOf(cart)),
      ...(sealed !== null && hasForgotten(server, sealed) ? { sealed } : {}),
    }),
    /** Takes a reply in: what it lacks, what the server has, the seal; drops what was refused. */
    hears(reply: SyncReply): void {
      const told = decodeCart(reply.delta);
      const have = decodeHave(reply.have);
      if (!told.ok || !have.ok) throw new Error("the server writes what can be read");
      cart = join(cart, told.value).state;
      cart = join(cart, consume(reply.refused.map(({ dot }) => dot))).state;
      server = have.value;
      if (reply.sealed !== null) sealed = reply.sealed;
    },
    async syncs(sync: Sync): Promise<SyncReply> {
      const answer = await sync({ cartId, subject }, this.request());
      if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
      this.hears(answer.value);
      return answer.value;
    },
    async asks(sync: Sync, change: Partial<SyncRequest> = {}): Promise<SyncReply | SyncProblem> {
      const answer = await sync({ cartId, subject }, { ...this.request(), ...change });
      return answer.ok ? answer.value : answer.problem;
    },
  };
}

const upTo = (rid: Rid, n: number): Dot[] => Array.from({ length: n }, (_, i) => `${rid}:${i + 1}` as Dot);

/** Whether the server knows less than what it once sealed. */
function hasForgotten(server: Have, sealed: string): boolean {
  const state = decodeCart(sealed.slice(sealed.indexOf("[")));
  if (!state.ok) return true;
  const { vector, cloud } = state.value.context;
  return (
    [...vector].some(([rid, n]) => (server.context.vector.get(rid) ?? 0) < n) ||
    [...cloud].some((dot) => !knows(server.context, dot))
  );
}
