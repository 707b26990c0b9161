import { type IDBPDatabase, openDB } from "idb";
import type { CartStorage, StorageResult } from "../core/ports.ts";
import { browserLastWords } from "./last-words.ts";

const NAME = "dotcart";
const VERSION = 1;
const CARTS = "carts";
const VARIANTS = "variants";
/** A database that does not open by then is taken for blocked: some browsers never answer. */
const OPENING_MILLISECONDS = 4_000;
/** How long a device that could not keep anything is not asked again. */
const REST_MILLISECONDS = 30_000;

/**
 * The browser's own database: one record per cart, one per variant. A transaction is done when it is on the disk
 * (`durability: "strict"`), for a dot must never be minted twice, not even after a power cut.
 */
export function createIdbStorage(name: string = NAME): CartStorage {
  let opened: Promise<IDBPDatabase> | null = null;
  let restsUntil = 0;

  function open(): Promise<IDBPDatabase> {
    if (Date.now() < restsUntil) return Promise.reject(new Error("The database did not open a moment ago."));
    opened ??= within(
      openDB(name, VERSION, {
        upgrade(database) {
          database.createObjectStore(CARTS);
          database.createObjectStore(VARIANTS);
        },
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase | null)?.close();
          opened = null;
        },
        terminated: () => {
          opened = null;
        },
      }),
      OPENING_MILLISECONDS,
    ).catch((error: unknown) => {
      opened = null;
      restsUntil = Date.now() + REST_MILLISECONDS;
      throw error;
    });
    return opened;
  }

  async function attempt<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<StorageResult<T>> {
    try {
      return { ok: true, value: await work(await open()) };
    } catch (error) {
      if (isFull(error)) return { ok: false, trouble: "full" };
      return again(work);
    }
  }

  /** A connection may be dead without having said so: once more on a new one. */
  async function again<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<StorageResult<T>> {
    opened = null;
    try {
      return { ok: true, value: await work(await open()) };
    } catch (error) {
      return { ok: false, trouble: isFull(error) ? "full" : "blocked" };
    }
  }

  return {
    transact: (keys, change) =>
      attempt(async (database) => {
        const transaction = database.transaction(CARTS, "readwrite", { durability: "strict" });
        const done = transaction.done;
        const store = transaction.objectStore(CARTS);
        const unique = [...new Set(keys)];
        try {
          const values = await Promise.all(unique.map((key) => store.get(key)));
          const stored = new Map(
            unique.flatMap((key, i) => (values[i] === undefined ? [] : [[key, values[i]]])),
          );
          const writes = change(stored);
          const written = [...writes].map(([key, value]) =>
            value === undefined ? store.delete(key) : store.put(value, key),
          );
          await Promise.all([...written, done]);
          return writes;
        } catch (error) {
          done.catch(() => undefined);
          throw error;
        }
      }),
    keys: () => attempt(async (database) => (await database.getAllKeys(CARTS)).map(String)),
    async readVariants(ids) {
      const read = await attempt(async (database) => {
        const store = database.transaction(VARIANTS, "readonly").objectStore(VARIANTS);
        return Promise.all(ids.map((id) => store.get(id)));
      });
      return read.ok ? read.value.filter((value) => value !== undefined) : [];
    },
    async writeVariants(variants) {
      await attempt(async (database) => {
        const transaction = database.transaction(VARIANTS, "readwrite", { durability: "relaxed" });
        const store = transaction.objectStore(VARIANTS);
        await Promise.all([...variants.map((one) => store.put(one, one.variant.id)), transaction.done]);
      });
    },
    lastWords: browserLastWords,
    close() {
      void opened?.then(
        (database) => database.close(),
        () => undefined,
      );
      opened = null;
    },
  };
}

const isFull = (error: unknown): boolean => error instanceof Error && error.name === "QuotaExceededError";

function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The database does not open.")), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
