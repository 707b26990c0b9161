import type { VariantId } from "@dotcart/cart-domain";
import type { CartStorage, LastWord } from "../core/ports.ts";

/** What a device holds: given to several storages, it is the device that several tabs share. */
export type MemoryDevice = {
  readonly records: Map<string, unknown>;
  readonly variants: Map<VariantId, unknown>;
  readonly lastWords: Map<string, LastWord>;
};

export const createMemoryDevice = (): MemoryDevice => ({
  records: new Map(),
  variants: new Map(),
  lastWords: new Map(),
});

/** Keeps as long as the process lives. The reference of the port: every transaction is one step. */
export function createMemoryStorage(device: MemoryDevice = createMemoryDevice()): CartStorage {
  return {
    async transact(keys, change) {
      await null;
      const stored = new Map(
        keys.flatMap((key) => (device.records.has(key) ? [[key, device.records.get(key)]] : [])),
      );
      const writes = change(stored);
      for (const [key, value] of writes)
        if (value === undefined) device.records.delete(key);
        else device.records.set(key, value);
      return { ok: true, value: writes };
    },
    keys: async () => ({ ok: true, value: [...device.records.keys()] }),
    readVariants: async (ids) => ids.flatMap((id) => device.variants.get(id) ?? []),
    async writeVariants(cached) {
      for (const one of cached) device.variants.set(one.variant.id, one);
    },
    lastWords: {
      say(key, value) {
        const name = `${key} ${device.lastWords.size}`;
        device.lastWords.set(name, { name, key, value });
      },
      all: () => [...device.lastWords.values()],
      forget(words) {
        for (const { name } of words) device.lastWords.delete(name);
      },
    },
    close: () => undefined,
  };
}
