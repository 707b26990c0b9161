import { expect, test } from "vitest";
import { createClock } from "./clock.ts";
import { createRandom } from "./random.ts";

test("what falls due is done in order of time, and of the same time in the order it was set", async () => {
  const clock = createClock(0);
  const done: string[] = [];
  const random = createRandom("order");
  for (let i = 0; i < 200; i++) {
    const at = random.between(0, 20);
    clock.after(at, () => done.push(`${String(at).padStart(2, "0")} ${String(i).padStart(3, "0")}`));
  }
  await clock.pass(20);
  expect(done).toHaveLength(200);
  expect(done).toEqual([...done].sort());
});

test("everything a moment leads to happens before the next moment", async () => {
  const clock = createClock(0);
  const seen: number[] = [];
  clock.after(1, async () => {
    for (let i = 0; i < 50; i++) await null;
    seen.push(clock.now());
  });
  clock.after(2, () => seen.push(clock.now()));
  await clock.pass(10);
  expect(seen).toEqual([1, 2]);
});

test("time stands where it was told to stop, and what is called off is not done", async () => {
  const clock = createClock(100);
  const done: string[] = [];
  clock.after(5, () => done.push("called off"))();
  clock.after(11, () => done.push("later"));
  await clock.pass(10);
  expect([clock.now(), done]).toEqual([110, []]);
  await clock.pass(1);
  expect(done).toEqual(["later"]);
});

test("the same seed gives the same numbers, and a stream does not move another", () => {
  const [a, b] = [createRandom("7"), createRandom("7")];
  a.stream("network").next();
  const draws = (random: typeof a) => Array.from({ length: 100 }, () => random.between(1, 6));
  const drawn = draws(a);
  expect(drawn).toEqual(draws(b));
  expect(new Set(drawn)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(draws(createRandom("8"))).not.toEqual(drawn);
});
