import { expect, test } from "vitest";
import { mutants } from "../src/mutants.ts";
import { simulate } from "../src/simulate.ts";
import { scheduleOf } from "../src/world/step.ts";

/** Schedules within which each mistake must be noticed. */
const BOUND = 1_000;

test.each(mutants)("the simulation notices when $name", async ({ meddle }) => {
  let noticed: string | null = null;
  let tried = 0;
  while (noticed === null && tried < BOUND) {
    const outcome = await simulate(scheduleOf(`mutant ${tried}`), { meddling: meddle() });
    if (!outcome.ok) noticed = outcome.why;
    tried += 1;
  }
  expect(noticed, `survived ${BOUND} schedules`).not.toBeNull();
  console.log(`after ${tried}: ${noticed}`);
});
