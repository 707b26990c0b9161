import type { Meddling } from "./meddling.ts";
import { Failure } from "./world/failure.ts";
import { newMemory, perform } from "./world/perform.ts";
import { settle } from "./world/settle.ts";
import type { Schedule } from "./world/step.ts";
import { createWorld } from "./world/world.ts";

export type Outcome =
  | { readonly ok: true; readonly operations: number; readonly lost: bigint }
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
    const { history, copies } = world.witness;
    return { ok: true, operations: history.operations.length, lost: copies.lost() };
  } catch (error) {
    const why =
      error instanceof Failure ? error.message : `a bug: ${error instanceof Error ? error.stack : error}`;
    trace?.(`FAILED ${why}`);
    return { ok: false, why };
  } finally {
    for (const tab of world.tabs()) tab.crash();
  }
}
