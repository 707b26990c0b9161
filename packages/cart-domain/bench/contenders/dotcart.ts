import { bundles, measure } from "../../scripts/measure.ts";
import {
  add,
  type Cart,
  clear,
  type Delta,
  decodeCart,
  emptyCart,
  encodeCart,
  join,
  lineOf,
  type Rid,
  remove,
  setQuantity,
  type VariantId,
} from "../../src/index.ts";
import type { Contender, Replica } from "../contender.ts";
import type { Operation } from "../workload.ts";

const gzip = async (): Promise<number> => (await measure(bundles[0].names)).gzip;

/** Deltas travel as values, as between a tab and its own store. */
export const dotcart: Contender<Delta, Cart> = {
  name: "Dotcart",
  open: (replica) => openCart(replica),
  sizeOf: (delta) => encodeCart(delta).length,
  gzip,
};

/** Deltas travel as text: written by the author, parsed and checked in full by the reader. */
export const dotcartOnTheWire: Contender<string, Cart> = {
  name: "Dotcart, through the wire",
  open(replica) {
    const cart = openCart(replica);
    return {
      ...cart,
      perform(operation) {
        const delta = cart.perform(operation);
        return delta === undefined ? undefined : encodeCart(delta);
      },
      receive: (text) => cart.receive(read(text)),
    };
  },
  sizeOf: (text) => text.length,
  gzip: async () => (await measure(bundles[1].names)).gzip,
};

function openCart(replica: number): Replica<Delta, Cart> {
  const rid = `replica-${replica}`.padEnd(12, "0") as Rid;
  let cart: Cart = emptyCart;
  const receive = (delta: Delta) => {
    cart = join(cart, delta).state;
  };
  const deltaOf = ({ kind, line, quantity, now }: Operation): Delta => {
    const author = { rid, now, seen: 1999 };
    const change = { line: line as VariantId, quantity };
    if (kind === "add") return add(cart, author, change);
    return kind === "set" ? setQuantity(cart, author, change) : remove(cart, change.line);
  };
  return {
    perform(operation) {
      const delta = deltaOf(operation);
      receive(delta);
      return delta === emptyCart ? undefined : delta;
    },
    receive,
    clear: () => receive(clear(cart)),
    save: () => new TextEncoder().encode(encodeCart(cart)),
    share: () => cart,
    catchUp: receive,
    quantityOf: (line) => lineOf(cart, line as VariantId)?.quantity ?? 0,
  };
}

function read(text: string): Cart {
  const cart = decodeCart(text);
  if (!cart.ok) throw new Error(`refused: ${cart.problem.kind}`);
  return cart.value;
}
