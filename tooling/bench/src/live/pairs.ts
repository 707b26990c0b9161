import type { CartClient } from "@dotcart/cart-client";
import { createNodeCartClient, type NodeCartClientOptions } from "@dotcart/cart-client/node";
import type { Variant } from "@dotcart/cart-domain";
import { callApi } from "../subjects.ts";

/** Two devices of one shopper, each with a replica of its own. */
export type Pair = readonly [CartClient, CartClient];

/** Opens devices in pairs and waits until each pair has shown one change to the other. */
export async function openPairs(port: number, howMany: number, variant: Variant): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let i = 0; i < howMany; i++) {
    const session = await callApi<NonNullable<NodeCartClientOptions["session"]>>(port, "session.start");
    const open = (): CartClient =>
      createNodeCartClient({ url: `http://127.0.0.1:${port}`, currency: "EUR", session });
    const pair: Pair = [open(), open()];
    await changeSeen(pair, variant);
    await changeSeen([pair[1], pair[0]], variant);
    pairs.push(pair);
  }
  return pairs;
}

/** One add on the first device; resolves with the milliseconds until the second shows it. */
export function changeSeen([here, there]: Pair, variant: Variant): Promise<number> {
  const expected = here.snapshot().totals.itemCount + 1;
  return new Promise((seen, failed) => {
    const late = setTimeout(() => failed(new Error("A change did not come to the other device.")), 10_000);
    const from = performance.now();
    const look = (): void => {
      if (there.snapshot().totals.itemCount < expected) return;
      clearTimeout(late);
      unsubscribe();
      seen(performance.now() - from);
    };
    const unsubscribe = there.subscribe(look);
    const applied = here.apply({ kind: "add", variant, quantity: 1 });
    if (!applied.ok) failed(new Error(`A change was refused: ${applied.problem.kind}`));
    look();
  });
}
