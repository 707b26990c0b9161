import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { money, VariantId } from "@dotcart/cart-domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EUR, variant } from "../../test/support/shop.ts";
import { createIdbStorage } from "./idb-storage.ts";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => void vi.restoreAllMocks());

test("what was written is read back, by another tab too", async () => {
  const storage = createIdbStorage();
  await storage.transact([], () => new Map([["cart:a", { n: 1 }]]));
  const other = createIdbStorage();
  let seen: unknown;
  const result = await other.transact(["cart:a"], (stored) => {
    seen = stored.get("cart:a");
    return new Map();
  });
  expect(result.ok).toBe(true);
  expect(seen).toEqual({ n: 1 });
  expect(await other.keys()).toEqual({ ok: true, value: ["cart:a"] });
});

test("tabs that write at the same moment write one after the other, and none overwrites another", async () => {
  const tabs = Array.from({ length: 10 }, () => createIdbStorage());
  await Promise.all(
    tabs.map((tab, i) =>
      tab.transact(["list"], (stored) => {
        const list = (stored.get("list") ?? []) as readonly number[];
        return new Map([["list", [...list, i]]]);
      }),
    ),
  );
  let list: readonly number[] = [];
  await createIdbStorage().transact(["list"], (stored) => {
    list = stored.get("list") as readonly number[];
    return new Map();
  });
  expect(list.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("several records change together, and undefined deletes", async () => {
  const storage = createIdbStorage();
  await storage.transact([], () => new Map([["new", 1]]));
  await storage.transact(
    ["new"],
    (stored) =>
      new Map([
        ["mine", stored.get("new")],
        ["new", undefined],
      ]),
  );
  expect(await storage.keys()).toEqual({ ok: true, value: ["mine"] });
});

test("it writes with strict durability: done means on the disk", async () => {
  const storage = createIdbStorage();
  await storage.transact([], () => new Map());
  const open = vi.spyOn(IDBDatabase.prototype, "transaction");
  await storage.transact([], () => new Map([["a", 1]]));
  expect(open).toHaveBeenCalledWith("carts", "readwrite", { durability: "strict" });
});

test("a full disk is a trouble and no exception, and ends when there is room", async () => {
  const storage = createIdbStorage();
  const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(await storage.transact([], () => new Map([["a", 1]]))).toEqual({ ok: false, trouble: "full" });
  put.mockRestore();
  expect(await storage.transact([], () => new Map([["a", 1]]))).toMatchObject({ ok: true });
});

test("a browser that keeps nothing is a trouble and no exception", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("private", "SecurityError");
  });
  const storage = createIdbStorage();
  expect(await storage.transact([], () => new Map())).toEqual({ ok: false, trouble: "blocked" });
  expect(await storage.keys()).toEqual({ ok: false, trouble: "blocked" });
  expect(await storage.readVariants([VariantId.parse("milk")])).toEqual([]);
  await storage.writeVariants([]);
});

test("a page that had no database at all is a trouble and no exception", async () => {
  vi.stubGlobal("indexedDB", undefined);
  expect(await createIdbStorage().transact([], () => new Map())).toEqual({ ok: false, trouble: "blocked" });
  vi.unstubAllGlobals();
});

test("goods are kept with what the catalogue said of them", async () => {
  const storage = createIdbStorage();
  const milk = variant("milk", { price: money(199, EUR) });
  await storage.writeVariants([{ variant: milk, at: 5 }]);
  const ids = [milk.id, VariantId.parse("unknown")];
  expect(await createIdbStorage().readVariants(ids)).toEqual([{ variant: milk, at: 5 }]);
});

test("a connection that died without a word is replaced, and nothing is said of it", async () => {
  const storage = createIdbStorage();
  await storage.transact([], () => new Map([["a", 1]]));
  const transaction = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
    throw new DOMException("lost", "InvalidStateError");
  });
  expect(await storage.keys()).toEqual({ ok: true, value: ["a"] });
  expect(transaction).toHaveBeenCalledTimes(2);
});

test("a database that somebody deletes is let go, and made anew when it is needed", async () => {
  const storage = createIdbStorage();
  await storage.transact([], () => new Map([["a", 1]]));
  await new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase("dotcart");
    deleting.onsuccess = resolve;
    deleting.onerror = reject;
  });
  expect(await storage.transact([], () => new Map([["b", 2]]))).toMatchObject({ ok: true });
  expect(await storage.keys()).toEqual({ ok: true, value: ["b"] });
});

test("a connection that another version of the page needs closed is opened again", async () => {
  const storage = createIdbStorage();
  await storage.transact([], () => new Map([["a", 1]]));
  storage.close();
  expect(await storage.keys()).toEqual({ ok: true, value: ["a"] });
});
