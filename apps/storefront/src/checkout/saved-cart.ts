import type { CartClient, Status } from "@dotcart/cart-client/core";

/** The shop does not have the cart as it is shown here, so it can say nothing of it. */
export class NotSaved extends Error {
  override readonly name = "NotSaved";
  readonly status: Status;

  constructor(status: Status) {
    super(`The cart is ${status}.`);
    this.status = status;
  }
}

/** What is being clicked meanwhile takes another round. */
const MOST_ROUNDS = 3;

/** Resolves when the shop has all of the cart; rejects with `NotSaved` when it cannot be told now. */
export async function whenSaved(client: Pick<CartClient, "sync" | "snapshot">): Promise<void> {
  for (let round = 1; ; round++) {
    await client.sync();
    const { status } = client.snapshot();
    // A device that keeps nothing says so instead; what is ordered is what the shop shows of it.
    if (status === "saved" || status === "memory-only") return;
    if (status !== "saving" || round === MOST_ROUNDS) throw new NotSaved(status);
  }
}
