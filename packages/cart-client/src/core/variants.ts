import { limits, type Variant, type VariantId } from "@dotcart/cart-domain";
import type { CartApi, CartStorage, Now } from "./ports.ts";
import { isCachedVariant } from "./shapes.ts";
import type { Known } from "./show.ts";

/** How long what the catalogue said is shown without asking again. */
const FRESH_MILLISECONDS = 60_000;

export type Variants = {
  known(): Known;
  /** A page said so, which may be older than it looks: shown at once, and asked again at the next occasion. */
  put(variants: readonly Variant[]): void;
  /** Asks the device, then the catalogue for what is missing or older than a minute. Never rejects. */
  freshen(ids: readonly VariantId[]): Promise<void>;
};

/** What is known of goods: names and prices of the cart, kept on the device so that it can be shown offline. */
export function createVariants(options: {
  readonly api: CartApi;
  readonly storage: CartStorage;
  readonly now: Now;
  readonly onChange: () => void;
}): Variants {
  const { api, storage, now, onChange } = options;
  let known: Known = new Map();
  const saidAt = new Map<VariantId, number>();
  const asking = new Set<VariantId>();

  function learn(said: readonly (readonly [VariantId, Variant | null, number])[]): void {
    const next = new Map(known);
    for (const [id, variant, at] of said)
      if (at >= (saidAt.get(id) ?? 0)) {
        saidAt.set(id, at);
        next.set(id, variant);
      }
    known = next;
    onChange();
  }

  async function recall(ids: readonly VariantId[]): Promise<void> {
    if (ids.length === 0) return;
    const kept = (await storage.readVariants(ids)).filter(isCachedVariant);
    if (kept.length > 0) learn(kept.map(({ variant, at }) => [variant.id, variant, at] as const));
  }

  async function ask(ids: readonly VariantId[]): Promise<void> {
    const reply = await api.variants(ids);
    if (!reply.ok) return;
    const at = now();
    const found = new Map(reply.value.map((variant) => [variant.id, variant]));
    learn(ids.map((id) => [id, found.get(id) ?? null, at] as const));
    await storage.writeVariants([...found.values()].map((variant) => ({ variant, at })));
  }

  const isOld = (id: VariantId): boolean =>
    (saidAt.get(id) ?? Number.NEGATIVE_INFINITY) + FRESH_MILLISECONDS <= now();

  async function freshen(wanted: readonly VariantId[]): Promise<void> {
    const ids = [...new Set(wanted)].filter((id) => !asking.has(id));
    for (const id of ids) asking.add(id);
    try {
      await recall(ids.filter((id) => !known.has(id)));
      const old = ids.filter(isOld);
      for (let i = 0; i < old.length; i += limits.lines) await ask(old.slice(i, i + limits.lines));
    } finally {
      for (const id of ids) asking.delete(id);
    }
  }

  return {
    known: () => known,
    put(variants) {
      const at = now() - FRESH_MILLISECONDS;
      learn(variants.map((variant) => [variant.id, variant, at] as const));
      void storage.writeVariants(variants.map((variant) => ({ variant, at })));
    },
    freshen,
  };
}
