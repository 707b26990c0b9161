import { VariantId } from "@dotcart/cart-domain";
import type { CatalogProjection } from "@dotcart/cart-store";
import { expect, test, vi } from "vitest";
import { silentLog } from "../log/port.ts";
import { keepProjection } from "./keep-projection.ts";

const rare = VariantId.parse("rare-1");

/** A projection that may be lost or lack something, books with so many changes due, and what the keeper did and said. */
function scene({
  isComplete = true,
  due = 0,
  failures = 0,
  lacks = 0,
  endless = false,
  sells = false,
  everyMilliseconds = 5,
} = {}) {
  const done: string[] = [];
  const state = { isComplete, due, failures, lacks, now: 0, looks: 0 };
  const say = (level: string) => (_: object, message: string) => void done.push(`${level}: ${message}`);
  const keeper = keepProjection({
    books: {
      async reprojectAll() {
        if (endless) throw new Error("lost again and again");
        state.isComplete = true;
        state.lacks -= 1;
        done.push("all");
        return 7;
      },
      async projectDue(_port, limit) {
        const now = Math.min(state.due, limit);
        state.due -= now;
        // Somebody buys while it is put.
        if (sells) state.due += 1;
        if (now > 0) done.push(`due ${now}`);
        return now;
      },
    },
    projection: {
      async isComplete() {
        state.looks += 1;
        if (state.failures-- > 0) throw new Error("Redis is away");
        return state.isComplete;
      },
      async variantsByIds(ids: readonly VariantId[]) {
        return new Map(state.lacks > 0 ? [] : ids.map((id) => [id, {}]));
      },
    } as unknown as CatalogProjection,
    log: { ...silentLog, info: say("info"), warn: say("warn") },
    everyMilliseconds,
    mendEveryMilliseconds: 1000,
    now: () => state.now,
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

test("goods that sell all the time are put once a turn, and keep no gap from being seen", async () => {
  const { done, state, keeper } = scene({ due: 120, sells: true, lacks: 1, everyMilliseconds: 60_000 });
  keeper.wake([rare]);
  await vi.waitFor(() => expect(done).toContain("all"));
  await keeper.stop();
  expect(done.filter((line) => line.startsWith("due"))).toEqual(["due 100", "due 21"]);
  expect(state.due).toBe(1);
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
  await vi.waitFor(() => expect(done).toContain("info: a job goes on"));
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

test("a gap that what is due closes is no reason to project everything", async () => {
  const { done, state, keeper } = scene();
  await vi.waitFor(() => expect(state.looks).toBe(1));
  state.due = 1;
  keeper.wake([rare]);
  await vi.waitFor(() => expect(done).toEqual(["due 1"]));
  await keeper.stop();
  expect(done).toEqual(["due 1"]);
});

test("a gap that stays makes it project everything, though the projection calls itself complete", async () => {
  const { done, keeper } = scene({ lacks: 1 });
  keeper.wake([rare]);
  await vi.waitFor(() => expect(done).toContain("all"));
  await keeper.stop();
  expect(done).toEqual([
    "warn: the projection lacks what the books hold",
    "all",
    "info: the catalogue was projected into Redis",
  ]);
});

test("gaps make it project everything now and then, not at every turn", async () => {
  const { done, state, keeper } = scene({ lacks: 2 });
  const all = () => done.filter((line) => line === "all").length;
  keeper.wake([rare]);
  await vi.waitFor(() => expect(all()).toBe(1));
  state.now = 999;
  keeper.wake([rare]);
  const { looks } = state;
  await vi.waitFor(() => expect(state.looks).toBeGreaterThan(looks + 2));
  expect(all()).toBe(1);
  state.now = 1000;
  await vi.waitFor(() => expect(all()).toBe(2));
  await keeper.stop();
});

test("a refill that fails is tried again at the next turn", async () => {
  const { done, state, keeper } = scene({ isComplete: false, endless: true });
  await vi.waitFor(() => expect(state.looks).toBeGreaterThan(2));
  await keeper.stop();
  expect(done).toEqual(["warn: a job cannot go on"]);
});
