import { expect, test } from "vitest";
import { createClock } from "../virtual/clock.ts";
import { createRandom } from "../virtual/random.ts";
import { createNetwork, fairWeather, REQUEST_LIFE_MILLISECONDS, type Weather } from "./network.ts";

/** Sends a hundred requests and tells what became of them: done, answered, failed. */
async function hundred(weather: Partial<Weather>, isCut = false) {
  const clock = createClock(0);
  const network = createNetwork({ clock, random: createRandom("7") });
  network.weather = { ...fairWeather, ...weather };
  const count = { done: 0, answered: 0, failed: 0, early: 0 };
  for (let i = 0; i < 100; i++) {
    let isFailed = false;
    network
      .request({ isCut }, async () => {
        count.done += 1;
        if (isFailed) count.early += 1;
      })
      .then(
        () => (count.answered += 1),
        () => {
          isFailed = true;
          count.failed += 1;
        },
      );
  }
  await clock.pass(REQUEST_LIFE_MILLISECONDS);
  return count;
}

test("in fair weather every request is done once and answered", async () => {
  expect(await hundred({})).toEqual({ done: 100, answered: 100, failed: 0, early: 0 });
});

test("each kind of weather does what its name says, within the life of a request", async () => {
  expect(await hundred({ lost: 1 })).toEqual({ done: 0, answered: 0, failed: 100, early: 0 });
  expect(await hundred({ unanswered: 1 })).toEqual({ done: 100, answered: 0, failed: 100, early: 0 });
  expect(await hundred({ late: 1 })).toEqual({ done: 100, answered: 0, failed: 100, early: 100 });
  expect(await hundred({ doubled: 1 })).toEqual({ done: 200, answered: 100, failed: 0, early: 0 });
});

test("nothing gets through a cut link", async () => {
  expect(await hundred({}, true)).toEqual({ done: 0, answered: 0, failed: 100, early: 0 });
});
