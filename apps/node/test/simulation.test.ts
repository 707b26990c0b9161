import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { createSimulation } from "./support/simulation.ts";

const SCHEDULES = 150;
const STEPS = 60;
/** A failure prints its seed: put it here to see that very schedule again. */
const replay: number | null = null;

test(`${SCHEDULES} schedules of lost, doubled, late and cut messages, of repeats and of killed nodes end as the oracle says`, () => {
  const first = randomInt(2 ** 31);
  const seeds = replay === null ? Array.from({ length: SCHEDULES }, (_, i) => first + i) : [replay];
  for (const seed of seeds) expect(faultOf(seed), `seed ${seed}`).toBeNull();
});

function faultOf(seed: number): string | null {
  try {
    const world = createSimulation(seed, 2 + (seed % 4));
    for (let round = 0; round < 2; round++) {
      for (let step = 0; step < STEPS / 2; step++) world.act();
      world.heal();
    }
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
