import { afterEach, expect, test, vi } from "vitest";
import { browserLastWords as words } from "./last-words.ts";

/** As a browser's: what is kept are properties, what it can do are not. */
function createStorage(): Storage {
  const nothing = Object.create({
    setItem(this: Record<string, string>, name: string, value: string) {
      this[name] = value;
    },
    getItem(this: Record<string, string>, name: string) {
      return this[name] ?? null;
    },
    removeItem(this: Record<string, string>, name: string) {
      delete this[name];
    },
  });
  return nothing as Storage;
}

afterEach(() => vi.unstubAllGlobals());

test("what several pages said is all there, each under its cart, until it is forgotten", () => {
  vi.stubGlobal("localStorage", createStorage());
  localStorage.setItem("theme", "dark");
  words.say("cart:one", { said: 1 });
  words.say("cart:one", { said: 2 });
  words.say("cart:new", { said: 3 });
  const said = words.all();
  expect(said.map(({ key, value }) => [key, value])).toEqual([
    ["cart:one", { said: 1 }],
    ["cart:one", { said: 2 }],
    ["cart:new", { said: 3 }],
  ]);
  words.forget(said.slice(0, 2));
  expect(words.all().map(({ value }) => value)).toEqual([{ said: 3 }]);
  words.forget(words.all());
  expect(Object.keys(localStorage)).toEqual(["theme"]);
});

test("what cannot be read says nothing, and can be forgotten", () => {
  vi.stubGlobal("localStorage", createStorage());
  localStorage.setItem("dotcart:last-word:cart:one 1", "{half");
  expect(words.all()).toMatchObject([{ key: "cart:one", value: null }]);
  words.forget(words.all());
  expect(words.all()).toEqual([]);
});

test("where the browser keeps nothing, nothing is said and nothing breaks", () => {
  vi.stubGlobal("localStorage", undefined);
  words.say("cart:one", { said: 1 });
  expect(words.all()).toEqual([]);
  words.forget([]);
});
