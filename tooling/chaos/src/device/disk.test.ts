import { expect, test } from "vitest";
import { createClock } from "../virtual/clock.ts";
import { createRandom } from "../virtual/random.ts";
import { createDisk } from "./disk.ts";

function opened() {
  const clock = createClock(0);
  return { clock, disk: createDisk({ clock, random: createRandom("7") }) };
}

test("transactions see each other whole, and a copy puts everything back", async () => {
  const { clock, disk } = opened();
  const count = (kept: ReadonlyMap<string, unknown>) => new Map([["n", Number(kept.get("n") ?? 0) + 1]]);
  for (let i = 0; i < 20; i++) void disk.transact(["n"], count);
  await clock.pass(100);
  const copy = disk.copy();
  void disk.transact(["n"], () => new Map([["n", undefined]]));
  await clock.pass(100);
  expect([copy.get("n"), disk.copy().size]).toEqual([20, 0]);
  disk.putBack(copy);
  expect(disk.copy().get("n")).toBe(20);
});

test("a full disk reads and keeps nothing, a blocked one does neither", async () => {
  const { clock, disk } = opened();
  const answers: unknown[] = [];
  const ask = async (write: ReadonlyMap<string, unknown>) => {
    void disk.transact(["n"], () => write).then((answer) => answers.push(answer.ok || answer.trouble));
    await clock.pass(100);
  };
  disk.turn("full");
  await ask(new Map());
  await ask(new Map([["n", 1]]));
  disk.turn("blocked");
  await ask(new Map());
  expect(answers).toEqual([true, "full", "blocked"]);
});
