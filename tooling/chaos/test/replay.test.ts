import { expect, test } from "vitest";
import { mutants } from "../src/mutants.ts";
import { reportOf } from "../src/report.ts";
import { shrink } from "../src/shrink.ts";
import { simulate } from "../src/simulate.ts";
import { scheduleOf } from "../src/world/step.ts";

const traceOf = async (seed: string): Promise<readonly string[]> => {
  const lines: string[] = [];
  await simulate(scheduleOf(seed), { trace: (line) => lines.push(line) });
  return lines;
};

test("a seed comes to the same to the last word, told or not", async () => {
  for (const seed of ["1", "2", "3"]) {
    const first = await traceOf(seed);
    expect(first.length).toBeGreaterThan(20);
    await simulate(scheduleOf("between"));
    expect(await traceOf(seed)).toEqual(first);
  }
});

test("what fails is told with its seed, in few steps, and with the command that shows it again", async () => {
  const [mutant] = mutants.filter(({ name }) => name === "a delta loses what it takes out");
  const meddle = mutant?.meddle ?? (() => ({}));
  const report = await reportOf("mutant 0", meddle);
  const kept = await shrink(scheduleOf("mutant 0"), meddle);
  expect(kept.length).toBeLessThan(6);
  expect(report).toContain("seed mutant 0: ");
  expect(report).toContain(`simulate "mutant 0" --only ${kept.join(",")}`);
  expect(report).toContain("FAILED");
});
