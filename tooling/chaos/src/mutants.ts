import {
  type Cart,
  contextOf,
  type Dot,
  decodeCart,
  dotsIn,
  emptyCart,
  encodeCart,
  encodeHave,
  haveOf,
  type SyncRequest,
} from "@dotcart/cart-domain";
import type { Device } from "./device/device.ts";
import type { Meddling } from "./meddling.ts";

/** A mistake somebody could make in the protocol, made between the parts. `meddle` begins it anew for each schedule. */
export type Mutant = { readonly name: string; readonly meddle: () => Meddling };

export const mutants: readonly Mutant[] = [
  {
    name: "the server joins what a device says it has seen",
    meddle: () => ({
      carts: (store) => ({
        ...store,
        async take(id, options) {
          const { seen, now } = options;
          if (seen !== undefined)
            await store.merge(id, { ...emptyCart, context: seen }, { create: false, now });
          return store.take(id, options);
        },
      }),
    }),
  },
  {
    name: "a delta loses what it takes out",
    meddle: () => ({
      request: (request) => ({ ...request, delta: changed(request.delta, (cart) => withoutClaims(cart)) }),
    }),
  },
  {
    name: "a removal is told once and not again",
    meddle() {
      const told = new Map<Device, Set<Dot>>();
      return {
        request(request, device) {
          const before = told.get(device) ?? new Set();
          told.set(device, new Set([...before, ...claimsOf(request)]));
          return { ...request, delta: changed(request.delta, (cart) => withoutClaims(cart, before)) };
        },
      };
    },
  },
  {
    name: "no seal is handed back",
    meddle: () => ({ request: ({ sealed: _, ...request }) => request }),
  },
  {
    name: "an unanswered request is taken for done",
    meddle: () => ({
      instead: ({ have }) => ({ delta: encodeCart(emptyCart), have, version: 1, sealed: null, refused: [] }),
    }),
  },
  {
    name: "a reply says nothing of removals",
    meddle: () => ({
      reply: (reply) => ({ ...reply, delta: changed(reply.delta, (cart) => withoutClaims(cart)) }),
    }),
  },
  {
    name: "a reply says that the server has nothing",
    meddle: () => ({ reply: (reply) => ({ ...reply, have: encodeHave(haveOf(emptyCart)) }) }),
  },
  {
    name: "two tabs hold one rid",
    meddle: () => ({ locks: (locks) => ({ ...locks, take: (name, tab) => locks.take(name, tab) || true }) }),
  },
  {
    name: "a rid is taken up again without asking the server",
    meddle() {
      const first = new Map<Device, string>();
      return {
        rid(fresh, device) {
          const rid = first.get(device) ?? fresh;
          first.set(device, rid);
          return device.locks.isHeld(`dotcart:rid:${rid}`) ? fresh : rid;
        },
      };
    },
  },
  {
    name: "the device says it keeps what it does not",
    meddle: () => ({
      disk: (disk) => ({
        ...disk,
        transact: async (keys, change) => {
          const answer = await disk.transact(keys, () => new Map());
          return answer.ok
            ? { ok: true, value: new Map([...answer.value, ...change(answer.value)]) }
            : answer;
        },
      }),
    }),
  },
  {
    name: "a seal is of the cart before",
    meddle() {
      const before = new Map<Device, string>();
      return {
        reply(reply, _, device) {
          const sealed = reply.sealed === null ? null : (before.get(device) ?? reply.sealed);
          if (reply.sealed !== null) before.set(device, reply.sealed);
          return { ...reply, sealed };
        },
      };
    },
  },
  {
    name: "the server takes one in ten deltas for known that are not",
    meddle() {
      let calls = 0;
      return {
        carts: (store) => ({
          ...store,
          async take(id, options) {
            calls += 1;
            if (calls % 10 !== 0) return store.take(id, options);
            const stored = await store.read(id);
            if (stored === null) return { kind: "no-such-cart" };
            return {
              kind: "unchanged",
              stored: { ...stored, cart: knowing(stored.cart, options.delta) },
              refused: [],
            };
          },
        }),
      };
    },
  },
];

/** A cart that pretends to have joined a delta. */
const knowing = (cart: Cart, delta: Cart): Cart => ({
  entries: new Map([...cart.entries, ...delta.entries]),
  context: contextOf([...dotsIn(cart.context), ...dotsIn(delta.context)]),
});

function changed(text: string, change: (cart: Cart) => Cart): string {
  const cart = decodeCart(text);
  return cart.ok ? encodeCart(change(cart.value)) : text;
}

/** Without the dots it claims and carries no entry for: all of them, or these. */
function withoutClaims({ entries, context }: Cart, these?: ReadonlySet<Dot>): Cart {
  const said = dotsIn(context).filter((dot) => entries.has(dot) || (these !== undefined && !these.has(dot)));
  return { entries, context: contextOf(said) };
}

function claimsOf({ delta }: SyncRequest): readonly Dot[] {
  const cart = decodeCart(delta);
  return cart.ok ? dotsIn(cart.value.context).filter((dot) => !cart.value.entries.has(dot)) : [];
}
