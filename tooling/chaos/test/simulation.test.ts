import { expect, test } from "vitest";
import { runParts } from "../src/run-parts.ts";

/** A longer run, or another one: `SIMULATION_SCHEDULES=200000 SIMULATION_SEED=nightly- pnpm test:unit`. */
const schedules = Number(process.env.SIMULATION_SCHEDULES ?? 10_000);
const name = process.env.SIMULATION_SEED ?? "";

test(`[I1 I2 I3 I13] in ${schedules} schedules every replica agrees with the oracle, whatever becomes of networks, devices and servers`, async () => {
  const count = await runParts({ name, schedules });
  console.log(JSON.stringify(count));
  expect(count.schedules).toBe(schedules);
  // The worlds must stay busy, and few may leave what is promised: else nothing is shown.
  expect(count.operations).toBeGreaterThan(8 * schedules);
  expect(count.withLosses).toBeLessThan(schedules / 4);
  expect(count.beyond).toBeLessThan(Math.max(2, schedules / 100));
});
