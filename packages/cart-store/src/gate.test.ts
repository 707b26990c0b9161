import { expect, test } from "vitest";
import { createGate } from "./gate.ts";

test("a gate is open until somebody goes ahead, and again when he is back", async () => {
  const gate = createGate<string>();
  expect(gate.opening("a")).toBeNull();
  let come = () => {};
  gate.closeWhile("a", new Promise<void>((resolve) => (come = resolve)));
  expect(gate.opening("b")).toBeNull();
  const opening = gate.opening("a");
  come();
  await opening;
  expect(gate.opening("a")).toBeNull();
});

test("work that fails opens the gate as well, and those who wait do not fail with it", async () => {
  const gate = createGate<string>();
  gate.closeWhile("a", Promise.reject(new Error("lost")));
  await gate.opening("a");
  expect(gate.opening("a")).toBeNull();
});

test("who goes ahead later keeps the gate closed when an earlier one comes back", async () => {
  const gate = createGate<string>();
  let first = () => {};
  gate.closeWhile("a", new Promise<void>((resolve) => (first = resolve)));
  const opening = gate.opening("a");
  gate.closeWhile("a", new Promise<void>(() => {}));
  first();
  await opening;
  expect(gate.opening("a")).not.toBeNull();
});
