import { expect, test } from "vitest";
import { createClock } from "../../test/support/clock.ts";
import { createSyncLoop, type Outcome } from "./sync-loop.ts";

/** A loop whose attempts take 100 ms and end as they are told to, then well. */
function loopThat(...outcomes: Outcome[]) {
  const clock = createClock(0);
  const begun: number[] = [];
  const loop = createSyncLoop({
    now: clock.now,
    schedule: clock.schedule,
    random: { fraction: () => 1 },
    attempt: () =>
      new Promise((resolve) => {
        begun.push(clock.now());
        clock.schedule(() => resolve(outcomes.shift() ?? "settled"), 100);
      }),
  });
  return { clock, loop, begun };
}

test("the first change goes out within 30 milliseconds", async () => {
  const { clock, loop, begun } = loopThat();
  loop.change();
  await clock.pass(1_000);
  expect(begun).toEqual([30]);
});

test("what follows a request closely goes out together, 400 ms after the last of it", async () => {
  const { clock, loop, begun } = loopThat();
  loop.change();
  await clock.pass(50);
  loop.change();
  loop.change();
  await clock.pass(200);
  loop.change();
  await clock.pass(5_000);
  expect(begun).toEqual([30, 650]);
});

test("while somebody goes on clicking, a request goes out every second", async () => {
  const { clock, loop, begun } = loopThat();
  for (let i = 0; i < 40; i++) {
    loop.change();
    await clock.pass(100);
  }
  await clock.pass(5_000);
  expect(begun).toEqual([30, 1_030, 2_030, 3_030, 4_030]);
});

test("changes that are far apart each go out at once", async () => {
  const { clock, loop, begun } = loopThat();
  for (let i = 0; i < 3; i++) {
    loop.change();
    await clock.pass(2_000);
  }
  expect(begun).toEqual([30, 2_030, 4_030]);
});

test("where more is left to say, the next request follows by itself", async () => {
  const { clock, loop, begun } = loopThat("more", "more");
  loop.change();
  await clock.pass(5_000);
  expect(begun).toEqual([30, 430, 830]);
});

test("after failures it waits twice as long each time, up to a minute, and clicks do not shorten that", async () => {
  const { clock, loop, begun } = loopThat(...Array<Outcome>(12).fill("failed"));
  loop.change();
  for (let i = 0; i < 4_000; i++) {
    loop.change();
    await clock.pass(100);
  }
  const apart = begun.slice(1).map((at, i) => at - (begun[i] ?? 0) - 100);
  expect(apart.slice(0, 10)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test("the return of the network ends the wait", async () => {
  const { clock, loop, begun } = loopThat("failed", "failed", "failed", "failed");
  loop.change();
  await clock.pass(5_000);
  const before = begun.length;
  loop.wake(0);
  await clock.pass(10);
  expect(begun.length).toBe(before + 1);
});

test("whoever asks now waits for an attempt that began after he asked", async () => {
  const { clock, loop, begun } = loopThat();
  loop.change();
  await clock.pass(50);
  let isDone = false;
  void loop.run().then(() => {
    isDone = true;
  });
  await clock.pass(90);
  expect(isDone).toBe(false);
  await clock.pass(200);
  expect(isDone).toBe(true);
  expect(begun).toHaveLength(2);
});

test("once stopped it asks nothing more", async () => {
  const { clock, loop, begun } = loopThat();
  loop.change();
  loop.stop();
  await clock.pass(1_000);
  expect(begun).toEqual([]);
});
