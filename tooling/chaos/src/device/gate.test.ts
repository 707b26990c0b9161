import { expect, test } from "vitest";
import { createGate } from "./gate.ts";

test("what comes while a tab is frozen waits, and to a dead one nothing comes", () => {
  const gate = createGate();
  const done: number[] = [];
  gate.guard(() => done.push(1))();
  gate.freeze();
  gate.guard(() => done.push(2))();
  expect(done).toEqual([1]);
  gate.thaw();
  expect(done).toEqual([1, 2]);
  gate.die();
  gate.guard(() => done.push(3))();
  expect(done).toEqual([1, 2]);
});
