import type { LastWord, LastWords } from "../core/ports.ts";

const PREFIX = "dotcart:last-word:";

/** The one store of a browser that has kept a value when the call returns. Where it is blocked or full nothing is said. */
export const browserLastWords: LastWords = {
  say(key, value) {
    try {
      localStorage.setItem(`${PREFIX}${key} ${crypto.randomUUID()}`, JSON.stringify(value));
    } catch {
      // The disk may still have been fast enough.
    }
  },
  all() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(PREFIX))
        .map(wordIn);
    } catch {
      return [];
    }
  },
  forget(words) {
    for (const { name } of words) localStorage.removeItem(name);
  },
};

function wordIn(name: string): LastWord {
  const [key = ""] = name.slice(PREFIX.length).split(" ");
  try {
    return { name, key, value: JSON.parse(localStorage.getItem(name) ?? "null") };
  } catch {
    return { name, key, value: null };
  }
}
