import type { CatalogProjection } from "@dotcart/cart-store";
import { expect, test, vi } from "vitest";
import { silentLog } from "../log/port.ts";
import { keepProjection } from "./keep-projection.ts";

/** A projection that may be lost, books with so many changes due, and what the keeper did and said. */
function scene({ isComplete = true, due = 0, failures = 0 } = {}) {
  const done: string[] = [];
  const state = { isComplete, due, failures };
  const say = (level: string) => (_: object, message: string) => void done.push(`${level}: ${message}`);
  const keeper = keepProjection({
    books: {
      async reprojectAll() {
        state.isComplete = true;
        done.push("all");
        return 7;
      },
      async projectDue(_port, limit) {
        const now = Math.min(state.due, limit);
        state.due -= now;
        if (now > 0) done.push(`due ${now}`);
        return now;
      },
    },
    projection: {
      async isComplete() {
        if (state.failures-- > 0) throw new Error("Redis is away");
        return state.isComplete;
      },
    } as CatalogProjection,
    log: { ...silentLog, info: say("info"), warn: say("warn") },
    everyMilliseconds: 5,
  });
  return { done, state, keeper };
}

test("a projection that is complete is left alone", async () => {
  const { done, keeper } = scene();
  await keeper.stop();
  expect(done).toEqual([]);
});

test("one that was lost is put back at once, with a word to the log", async () => {
  const { done, keeper } = scene({ isComplete: false });
  await keeper.stop();
  expect(done).toEqual(["all", "info: the catalogue was projected into Redis"]);
});

test("what is due is put until nothing is", async () => {
  const { done, keeper } = scene({ due: 250 });
  await vi.waitFor(() => expect(done).toEqual(["due 100", "due 100", "due 50"]));
  await keeper.stop();
});

test("what becomes due, or is lost, later is put at a later turn", async () => {
  const { done, state, keeper } = scene();
  state.due = 3;
  await vi.waitFor(() => expect(done).toEqual(["due 3"]));
  state.isComplete = false;
  await vi.waitFor(() => expect(done).toContain("all"));
  await keeper.stop();
});

test("the log hears when it begins to fail and when it works again, not every turn in between", async () => {
  const { done, keeper } = scene({ failures: 5 });
  await vi.waitFor(() => expect(done).toContain("info: the projection is kept up to date again"));
  await keeper.stop();
  expect(done.filter((line) => line.startsWith("warn"))).toHaveLength(1);
});

test("once stopped it does nothing more, however often it is woken", async () => {
  const { done, state, keeper } = scene();
  await keeper.stop();
  state.due = 9;
  keeper.wake();
  await keeper.stop();
  expect(done).toEqual([]);
});
