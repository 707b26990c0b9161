import type { LoadOptions } from "../throughput/load.ts";
import { get, post, type Session } from "../throughput/requests.ts";

const address = {
  name: "Ada Lovelace",
  line1: "Unter den Linden 1",
  postalCode: "10117",
  city: "Berlin",
  country: "DE",
};
const terms = encodeURIComponent(JSON.stringify({ country: "DE", delivery: "standard" }));

/** Every connection goes from shopper to shopper: a review, then the order of exactly what it showed. Only orders count. */
export function reviewAndPlace(
  shoppers: readonly Session[],
  connections: number,
): Pick<LoadOptions, "next" | "isCounted"> {
  return {
    isCounted: (turn) => turn % 2 === 1,
    next(connection, turn, reply) {
      const shopper = shoppers[connection + connections * Math.floor(turn / 2)];
      if (shopper === undefined) throw new Error("The carts that were made ready are used up.");
      if (turn % 2 === 0) return get(`/trpc/checkout.review?input=${terms}`, shopper.token);
      const body = {
        idempotencyKey: crypto.randomUUID(),
        digest: digestIn(reply),
        email: "ada@dotcart.test",
        address,
        delivery: "standard",
        payment: { provider: "test", token: "ok" },
      };
      return post("/trpc/checkout.place", JSON.stringify(body), shopper.token);
    },
  };
}

/** The whole reply is not parsed: that would be time taken from what is measured. */
function digestIn(reply: string): string {
  const digest = /"digest":"([^"]+)"/.exec(reply)?.[1];
  if (digest === undefined) throw new Error(`A review without a digest: ${reply.slice(0, 1000)}`);
  return digest;
}
