import { expect, test } from "vitest";
import { onlySteps } from "./shrink.ts";
import { scheduleOf } from "./world/step.ts";

test("leaving steps out leaves the others at their time", () => {
  const whole = scheduleOf("7");
  const times = (steps: typeof whole.steps) => {
    let at = 0;
    return steps.map((step) => {
      at += step.after;
      return at;
    });
  };
  const all = times(whole.steps);
  expect(times(onlySteps(whole, [2, 5, 6]).steps)).toEqual([all[2], all[5], all[6]]);
});
