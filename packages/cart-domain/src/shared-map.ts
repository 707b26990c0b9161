type Pair<K, V> = [K, V];
/** Pairs by the hash of a string. Tables are copied, buckets are shared. */
type Table<P> = readonly (readonly P[])[];

/** A power of two, near the number of lines of a long cart: most buckets hold one pair or two. */
const BUCKETS = 64;
const NONE: Table<never> = Array.from({ length: BUCKETS }, () => []);

/** What a value tells so that it can be found together with its like. */
export type OnLine = { readonly line: string };

/**
 * A read-only map whose next version shares all but a few of its buckets with this one: changing one entry, or asking
 * for the entries of one line, costs about the same whether the map holds ten or a thousand. To whoever
 * compares it, it is a Map.
 */
export class SharedMap<K extends string, V extends OnLine> implements ReadonlyMap<K, V> {
  readonly #byKey: Table<Pair<K, V>>;
  readonly #byLine: Table<Pair<K, V>>;
  readonly size: number;

  private constructor(byKey: Table<Pair<K, V>>, byLine: Table<Pair<K, V>>, size: number) {
    this.#byKey = byKey;
    this.#byLine = byLine;
    this.size = size;
  }

  static of<K extends string, V extends OnLine>(map: ReadonlyMap<K, V>): SharedMap<K, V> {
    return map instanceof SharedMap ? map : new SharedMap<K, V>(NONE, NONE, 0).changed([], map);
  }

  /** The next version: without the keys `dropped` and with the pairs `put`, none of them held. */
  changed(dropped: Iterable<K>, put: Iterable<Pair<K, V>>): SharedMap<K, V> {
    const byKey = this.#byKey.slice();
    const byLine = this.#byLine.slice();
    let { size } = this;
    for (const key of dropped) {
      const pair = this.#pairOf(key);
      if (pair === undefined) continue;
      takeOut(byKey, key, pair);
      takeOut(byLine, pair[1].line, pair);
      size -= 1;
    }
    for (const pair of put) {
      putIn(byKey, pair[0], pair);
      putIn(byLine, pair[1].line, pair);
      size += 1;
    }
    return new SharedMap(byKey, byLine, size);
  }

  /** The pairs of one line, in no particular order. */
  on(line: string): readonly Pair<K, V>[] {
    return inSlot(this.#byLine, line).filter((pair) => pair[1].line === line);
  }

  get(key: K): V | undefined {
    return this.#pairOf(key)?.[1];
  }

  has(key: K): boolean {
    return this.#pairOf(key) !== undefined;
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const bucket of this.#byKey) for (const pair of bucket) visit(pair[1], pair[0], this);
  }

  entries(): MapIterator<Pair<K, V>> {
    return this.#byKey.flat().values();
  }

  keys(): MapIterator<K> {
    return this.#byKey.flatMap((bucket) => bucket.map(([key]) => key)).values();
  }

  values(): MapIterator<V> {
    return this.#byKey.flatMap((bucket) => bucket.map(([, value]) => value)).values();
  }

  [Symbol.iterator](): MapIterator<Pair<K, V>> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return "Map";
  }

  #pairOf(key: K): Pair<K, V> | undefined {
    for (const pair of inSlot(this.#byKey, key)) if (pair[0] === key) return pair;
    return undefined;
  }
}
Object.defineProperty(SharedMap.prototype, "constructor", { value: Map });

const inSlot = <P>(table: Table<P>, name: string): readonly P[] => table[slotOf(name)] ?? [];

function putIn<P>(table: (readonly P[])[], name: string, pair: P): void {
  table[slotOf(name)] = [...inSlot(table, name), pair];
}

function takeOut<P>(table: (readonly P[])[], name: string, gone: P): void {
  table[slotOf(name)] = inSlot(table, name).filter((pair) => pair !== gone);
}

function slotOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 6) ^ (hash >>> 12)) & (BUCKETS - 1);
}
