import { expect, test } from "vitest";
import { createMemory } from "./memory.ts";

test("the oldest goes first, as soon as all is larger than the room, and whoever wants to know is told", () => {
  const gone: string[] = [];
  const memory = createMemory<number>(1000, (key) => gone.push(key));
  for (let i = 0; i < 5; i++) memory.put(`k${i}`, i, 200);
  expect(gone).toEqual(["k0", "k1"]);
  expect([memory.get("k1"), memory.get("k4"), memory.has("k2"), memory.has("k0")]).toEqual([
    undefined,
    4,
    true,
    false,
  ]);
  memory.put("k2", 7, 200);
  memory.put("k5", 5, 200);
  expect(gone).toEqual(["k0", "k1", "k3"]);
});
