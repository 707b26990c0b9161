import type { CartStore } from "@dotcart/cart-store";
import type { Clock } from "../virtual/clock.ts";
import type { Random } from "../virtual/random.ts";
import { storeThrough } from "./store-through.ts";

/**
 * A store at the other end of a wire: calls take a while each way, so that two processes get between each other's
 * calls. Some are done twice, as by a client that retries what it heard no answer to.
 */
export const slowStore = (store: CartStore, { clock, random }: { clock: Clock; random: Random }): CartStore =>
  storeThrough(async (call) => {
    await clock.sleep(random.between(0, 4));
    if (random.chance(0.03)) {
      await call(store);
      await clock.sleep(random.between(0, 50));
    }
    const answer = await call(store);
    await clock.sleep(random.between(0, 4));
    return answer;
  });
