import fc from "fast-check";
import { expect, test } from "vitest";
import { replay } from "../test/support/replay.ts";
import { SharedMap } from "./shared-map.ts";

type Value = { readonly line: string; readonly n: number };
const value = (n: number): Value => ({ line: `line-${n % 7}`, n });

test("[OS9] every version of a shared map stays equal to the Map it was, however the next ones are made", () => {
  const change = fc.record({ drop: fc.array(fc.nat(40)), put: fc.uniqueArray(fc.nat(40)) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const versions: [SharedMap<string, Value>, Map<string, Value>][] = [
        [SharedMap.of(new Map()), new Map()],
      ];
      for (const { drop, put } of changes) {
        const [shared, model] = versions.at(-1) as [SharedMap<string, Value>, Map<string, Value>];
        const next = new Map(model);
        const dropped = [...new Set(drop.map(String))].filter((key) => next.delete(key));
        const added = put
          .filter((n) => !next.has(String(n)))
          .map((n): [string, Value] => [String(n), value(n)]);
        for (const [key, it] of added) next.set(key, it);
        versions.push([shared.changed(dropped, added), next]);
      }
      for (const [shared, model] of versions) {
        expect(shared).toEqual(model);
        expect(shared.size).toBe(model.size);
        for (const key of [...Array(41).keys()].map(String)) {
          expect(shared.get(key)).toBe(model.get(key));
          expect(shared.has(key)).toBe(model.has(key));
        }
        for (let line = 0; line < 8; line++)
          expect(new Map(shared.on(`line-${line}`))).toEqual(
            new Map([...model].filter(([, it]) => it.line === `line-${line}`)),
          );
      }
    }),
    { numRuns: 100, ...replay },
  );
});

test("[OS9] a shared map can be read in every way a Map can", () => {
  const model = new Map([...Array(100).keys()].map((n): [string, Value] => [`key-${n}`, value(n)]));
  const shared = SharedMap.of(model);
  const visited = new Map<string, Value>();
  shared.forEach((it, key, map) => {
    expect(map).toBe(shared);
    visited.set(key, it);
  });
  expect(visited).toEqual(model);
  expect(new Map(shared)).toEqual(model);
  expect(new Map(shared.entries())).toEqual(model);
  expect(new Set(shared.keys())).toEqual(new Set(model.keys()));
  expect(new Set(shared.values())).toEqual(new Set(model.values()));
  expect(SharedMap.of(shared)).toBe(shared);
});

test("[OS9] a line is asked for by its name, however many lines fall into one bucket", () => {
  const model = new Map(
    [...Array(500).keys()].map((n): [string, Value] => [`key-${n}`, { line: `line-${n}`, n }]),
  );
  const shared = SharedMap.of(model);
  for (const [key, it] of model) expect(shared.on(it.line)).toEqual([[key, it]]);
  expect(shared.on("line-500")).toEqual([]);
});

test("[OS9] a shared map is compared as a Map is: equal to its like, different from any other", () => {
  const shared = SharedMap.of(new Map([["a", value(1)]]));
  expect(shared).toEqual(new Map([["a", value(1)]]));
  expect(new Map([["a", value(1)]])).toEqual(shared);
  expect(shared).not.toEqual(new Map([["a", value(2)]]));
  expect(shared).not.toEqual(new Map([["b", value(1)]]));
  expect(shared).not.toEqual(new Map());
});
