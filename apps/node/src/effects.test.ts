import type { Dot } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { createEffects, type Effect } from "./effects.ts";

const effect = (id: number, ...dots: readonly string[]): Effect => ({
  client: "c1",
  id,
  type: "cart_add",
  dots: dots.map((dot) => dot.replace(":", "___________:") as Dot),
});

test("of two dots of one add the larger gives way, told in either order, and once is enough", () => {
  const [a, b] = [effect(1, "a:1"), effect(1, "b:1")];
  for (const [first, second] of [
    [a, b],
    [b, a],
  ] as const) {
    const effects = createEffects();
    expect(effects.learn(first).context.vector.size).toBe(0);
    expect([...effects.learn(second).context.vector]).toEqual([["b___________", 1]]);
    expect(effects.of(a)?.effect.dots).toEqual(["a___________:1", "b___________:1"]);
  }
});

test("memory is bounded: the oldest request is forgotten, with what its dots carried", () => {
  const effects = createEffects(2000);
  for (let i = 1; i <= 20; i++) effects.put(effect(i, `a:${i}`), "an answer");
  expect(effects.of(effect(1))).toBeUndefined();
  expect(effects.about("a___________:1" as Dot)).toEqual([]);
  expect(effects.of(effect(20))?.answer).toBe("an answer");
  expect(effects.about("a___________:20" as Dot)).toHaveLength(1);
});
