import type { Variant, VariantId } from "@dotcart/cart-domain";

export type LoadVariants = (ids: readonly VariantId[]) => Promise<ReadonlyMap<VariantId, Variant>>;

export type VariantCacheOptions = {
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  /** A copy older than this is read again. */
  readonly maxAgeMilliseconds?: number;
  readonly maxVariants?: number;
  /** Whether callers wait for each other's reads; not where a connection belongs to one request (workerd). */
  readonly shareReads?: boolean;
};

/**
 * A short-lived copy of the variants one process works with: as old as `maxAgeMilliseconds` at most, counted from
 * when it was asked for. Concurrent callers share one read. What does not exist is not remembered, so a new variant
 * is there at once and invented ids take no room.
 */
export function createVariantCache(load: LoadVariants, options: VariantCacheOptions): LoadVariants {
  const { now, maxAgeMilliseconds = 2000, maxVariants = 10_000, shareReads = true } = options;
  const copies = new Map<VariantId, Copy>();
  const reading = new Map<VariantId, Promise<ReadonlyMap<VariantId, Variant>>>();

  function read(ids: readonly VariantId[]): Promise<ReadonlyMap<VariantId, Variant>> {
    const until = now() + maxAgeMilliseconds;
    const answer = load(ids).then((variants) => {
      for (const [id, variant] of variants) keep(id, { variant, until });
      return variants;
    });
    if (!shareReads) return answer;
    for (const id of ids) reading.set(id, answer);
    return answer.finally(() => {
      for (const id of ids) if (reading.get(id) === answer) reading.delete(id);
    });
  }

  function keep(id: VariantId, copy: Copy): void {
    copies.delete(id);
    copies.set(id, copy);
    if (copies.size > maxVariants) copies.delete(copies.keys().next().value as VariantId);
  }

  return async (ids) => {
    const at = now();
    const found = new Map<VariantId, Variant>();
    const missing: VariantId[] = [];
    for (const id of ids) {
      const copy = copies.get(id);
      if (copy !== undefined && copy.until > at) found.set(id, copy.variant);
      else missing.push(id);
    }
    if (missing.length === 0) return found;
    const unasked = missing.filter((id) => !reading.has(id));
    const answers = new Set(missing.flatMap((id) => reading.get(id) ?? []));
    if (unasked.length > 0) answers.add(read(unasked));
    for (const variants of await Promise.all(answers)) {
      for (const id of missing) {
        const variant = variants.get(id);
        if (variant !== undefined) found.set(id, variant);
      }
    }
    return found;
  };
}

type Copy = { readonly variant: Variant; readonly until: number };
