import { type CartId, encodeCart, linesOf, type VariantId } from "@dotcart/cart-domain";
import { beforeEach, describe, expect, test } from "vitest";
import type { CartStore } from "../src/port.ts";
import { createSealer } from "../src/sync/sealer.ts";
import { createSync, type Sync } from "../src/sync/sync.ts";
import { createDevice, type Device } from "./device.ts";
import { newCartId } from "./operations.ts";

/** A store whose server can lose its memory. */
export type FaultyStore = {
  readonly store: CartStore;
  /** Forgets the cart. */
  flush(id: CartId): Promise<void>;
  /** Keeps the cart as it is now; the function it gives sets the server back to that. */
  backup(id: CartId): Promise<() => Promise<void>>;
};

const milk = "milk" as VariantId;
const bread = "bread" as VariantId;
const jam = "jam" as VariantId;
const LIFE = 1000 * 60 * 60;
const sealer = createSealer({ secrets: ["a secret of the shop"] });

export function syncContract(name: string, open: () => Promise<FaultyStore>) {
  describe(`sync over a store ${name}`, () => {
    let faulty: FaultyStore;
    let sync: Sync;
    let id: CartId;
    let now: number;
    let phone: Device;
    let laptop: Device;

    beforeEach(async () => {
      faulty ??= await open();
      now = Date.now();
      id = newCartId();
      phone = createDevice("phone", id);
      laptop = createDevice("laptop", id);
      sync = createSync({
        carts: faulty.store,
        sealer,
        knownVariants: async (ids) => new Set(ids.filter((variantId) => variantId !== jam)),
        ttlMilliseconds: LIFE,
        now: () => now,
      });
    });

    const shown = (device: Device) =>
      Object.fromEntries(linesOf(device.cart).map(({ line, quantity }) => [line, quantity]));
    const stored = async () => (await faulty.store.read(id))?.cart;
    const agree = async () => {
      for (const device of [phone, laptop, phone, laptop]) await device.syncs(sync);
      expect(encodeCart(phone.cart)).toBe(encodeCart(laptop.cart));
      expect(encodeCart((await stored()) ?? phone.cart)).toBe(encodeCart(phone.cart));
    };

    test("two devices that sync hold the same cart, and then have nothing to tell", async () => {
      phone.adds(milk, 2);
      laptop.adds(bread);
      await agree();
      phone.sets(milk, 5);
      laptop.removes(milk);
      await agree();
      expect(shown(phone)).toEqual({ milk: 5, bread: 1 });
      const { version } = await phone.syncs(sync);
      expect(await laptop.syncs(sync)).toMatchObject({
        version,
        sealed: null,
        delta: '[1,"",[]]',
        refused: [],
      });
    });
  });
}
