import type { Meddling } from "./meddling.ts";
import { listed } from "./oracle/numbers.ts";
import { BeyondPromise, Failure } from "./world/failure.ts";
import { newMemory, perform } from "./world/perform.ts";
import { settle } from "./world/settle.ts";
import type { Schedule } from "./world/step.ts";
import { createWorld, type World } from "./world/world.ts";

export type Outcome =
  | {
      readonly ok: true;
      readonly operations: number;
      /** How many of them were lost with their last copy, and might be. */
      readonly lost: number;
      /** It went where nothing is promised, and was left there. */
      readonly isBeyond: boolean;
    }
  | { readonly ok: false; readonly why: string };

/** Lets one schedule happen, from its first step to the last word. The same schedule always comes to the same. */
export async function simulate(
  schedule: Schedule,
  { meddling = {}, trace = null }: { meddling?: Meddling; trace?: ((line: string) => void) | null } = {},
): Promise<Outcome> {
  const world = createWorld({ schedule, meddling, trace });
  const memory = newMemory();
  try {
    for (const device of world.devices) world.open(device);
    for (const step of schedule.steps) {
      await world.clock.pass(step.after);
      await perform(world, memory, step);
    }
    await settle(world);
    return agreed(world, false);
  } catch (error) {
    if (error instanceof BeyondPromise) return agreed(world, true);
    const why =
      error instanceof Failure ? error.message : `a bug: ${error instanceof Error ? error.stack : error}`;
    trace?.(`FAILED ${why}`);
    return { ok: false, why };
  } finally {
    for (const tab of world.tabs()) tab.crash();
  }
}

const agreed = ({ witness: { history, copies } }: World, isBeyond: boolean): Outcome => ({
  ok: true,
  operations: history.operations.length,
  lost: listed(copies.lost()).length,
  isBeyond,
});
