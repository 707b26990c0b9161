import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentLog } from "../../log/port.ts";
import { type Doing, keepDoing } from "./keep-doing.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let doing: Doing | undefined;
afterEach(() => doing?.stop());

const begin = (work: () => Promise<boolean>, log = silentLog): Doing => {
  doing = keepDoing({ name: "a job", work, everyMilliseconds: 1000, log });
  return doing;
};
const done = () => vi.advanceTimersByTimeAsync(0);

test("a job begins at once, and again when its time has passed", async () => {
  const work = vi.fn(async () => false);
  begin(work);
  await done();
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
});

test("while there is more, portion follows portion", async () => {
  let left = 5;
  const work = vi.fn(async () => --left > 0);
  begin(work);
  await done();
  expect(work).toHaveBeenCalledTimes(5);
});

test("who is woken does not wait, and one who is woken at work looks once more when he is done", async () => {
  const turns: PromiseWithResolvers<boolean>[] = [];
  const work = vi.fn(() => {
    const turn = Promise.withResolvers<boolean>();
    turns.push(turn);
    return turn.promise;
  });
  const job = begin(work);
  job.wake();
  job.wake();
  turns[0]?.resolve(false);
  await done();
  expect(work).toHaveBeenCalledTimes(2);
  turns[1]?.resolve(false);
  await done();
  expect(work).toHaveBeenCalledTimes(2);
  job.wake();
  await done();
  expect(work).toHaveBeenCalledTimes(3);
  turns[2]?.resolve(false);
});

test("a job that fails is tried again in its time, and the log hears of the first failure and of the end", async () => {
  let isAway = true;
  const work = vi.fn(async () => {
    if (isAway) throw new Error("away");
    return false;
  });
  const log = { ...silentLog, warn: vi.fn(), info: vi.fn() };
  begin(work, log);
  await vi.advanceTimersByTimeAsync(2000);
  expect([work.mock.calls.length, log.warn.mock.calls.length]).toEqual([3, 1]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect([log.warn.mock.calls.length, log.info.mock.calls.length]).toEqual([1, 1]);
});

test("a job that is told to stop ends its portion and begins no other", async () => {
  const turn = Promise.withResolvers<boolean>();
  const work = vi.fn(() => turn.promise);
  const job = begin(work);
  const stopped = job.stop();
  turn.resolve(true);
  await stopped;
  job.wake();
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(1);
});
