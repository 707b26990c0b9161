import { expect, test } from "vitest";
import { createHistory, type Sighting } from "./history.ts";
import { bit, listed, none } from "./numbers.ts";
import { linesFrom, type Put } from "./operation.ts";

const put = (dot: string, change: Partial<Put> = {}): Put => ({
  dot,
  kind: "add",
  line: "tea",
  quantity: 1,
  seen: 0,
  at: 0,
  since: 0,
  ...change,
});
const kills = (...dots: string[]) => new Set(dots);
const sighting = (live: string[], heard?: string[]): Sighting => ({
  live: new Set(live),
  heard: heard === undefined ? null : (dot) => heard.includes(dot),
});

/** a:1 is put in, b:1 takes its place, and somebody who saw a:1 alone takes that out. */
function threeThings() {
  const history = createHistory();
  history.record({ author: "a", put: put("a:1"), kills: kills() });
  history.record({ author: "b", put: put("b:1", { kind: "set" }), kills: kills("a:1") });
  history.record({ author: "c", put: null, kills: kills("a:1") });
  return history;
}

const asked = (seen: Sighting, must = none) => {
  const history = threeThings();
  const explained = history.explain(seen, { must, may: history.all() });
  return explained.ok ? listed(explained.known) : explained.why;
};

test("a copy is explained by the most operations that can have made it", () => {
  expect(asked(sighting(["a:1"], ["a:1"]))).toEqual([0]);
  expect(asked(sighting([], ["a:1"]))).toEqual([0, 2]);
  expect(asked(sighting(["b:1"], ["a:1", "b:1"]))).toEqual([0, 1, 2]);
});

test("what came and went before it was told leaves only what it took out", () => {
  const history = createHistory();
  history.record({ author: "a", put: put("a:1"), kills: kills() });
  history.record({ author: "b", put: put("b:1", { kind: "set" }), kills: kills("a:1") });
  const gone = () => history.explain(sighting([], ["a:1"]), { must: bit(0), may: history.all() });
  expect(gone().ok).toBe(false);
  history.record({ author: "b", put: null, kills: kills("b:1") });
  expect(gone()).toEqual({ ok: true, known: history.all(), held: bit(0) });
});

test("a screen tells less than a copy, and is explained as far as it goes", () => {
  expect(asked(sighting(["a:1"]))).toEqual([0]);
  expect(asked(sighting(["b:1"]))).toEqual([0, 1, 2]);
});

test("what cannot have come about is said", () => {
  expect(asked(sighting(["z:1"], ["z:1"]))).toMatch("nobody put it in");
  expect(asked(sighting(["a:1", "b:1"], ["a:1", "b:1"]))).toMatch("took out");
  expect(asked(sighting([], ["a:1", "b:1"]))).toMatch("b:1 of #1 is gone");
  expect(asked(sighting(["a:1"], ["a:1"]), bit(2))).toMatch("#2 took a:1 out, and it lives");
  expect(asked(sighting([]), bit(1))).toMatch("b:1 of #1 is gone");
});

test("what a copy may not know explains nothing", () => {
  const history = threeThings();
  const explained = history.explain(sighting([], ["a:1"]), { must: bit(0), may: bit(0) });
  expect(explained.ok).toBe(false);
});

test("a line is its largest set and the sum of its adds, and lines stand in the order they first appeared", () => {
  const lines = linesFrom([
    put("a:2", { line: "milk", since: 5, quantity: 2 }),
    put("a:10", { line: "milk", since: 7, kind: "set", quantity: 3 }),
    put("b:1", { line: "milk", since: 9, kind: "set", quantity: 5 }),
    put("b:2", { line: "bread", since: 4, kind: "set", quantity: 1 }),
  ]);
  expect(lines).toEqual([
    { line: "bread", quantity: 1, conflict: null, since: 4, seen: 0, dots: ["b:2"] },
    { line: "milk", quantity: 7, conflict: [3, 5], since: 5, seen: 0, dots: ["a:2", "a:10", "b:1"] },
  ]);
});

test("what is torn may be known in part, but nothing lives or is gone of itself", () => {
  const history = threeThings();
  const torn = (live: string[], heard: string[], known = none) => {
    const explained = history.explain(sighting(live, heard), {
      must: known,
      may: history.all(),
      torn: bit(1),
    });
    return explained.ok ? [listed(explained.known), listed(explained.held)] : explained.why;
  };
  expect(torn(["a:1", "b:1"], ["a:1", "b:1"])).toEqual([[0, 1], [0]]);
  expect(torn(["a:1", "b:1"], ["a:1", "b:1"], bit(1))).toMatch("#1 took a:1 out, and it lives");
  expect(torn([], ["a:1", "b:1"])).toMatch("b:1 of #1 is gone");
});

test("what was lost with its last copy never happened, and its dot may be another's", () => {
  const history = threeThings();
  history.forget(1);
  history.record({ author: "b", put: put("b:1", { line: "milk" }), kills: kills() });
  expect(
    history.explain(sighting(["a:1", "b:1"], ["a:1", "b:1"]), { must: bit(3), may: history.all() }).ok,
  ).toBe(true);
  expect(history.putOf("b:1")?.line).toBe("milk");
});
