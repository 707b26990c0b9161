import { callApi, startSessions } from "../subjects.ts";
import type { Session } from "../throughput/requests.ts";

/** Guests with one piece in the cart, over these variants in turn; made before the clock starts. */
export async function carts(
  port: number,
  howMany: number,
  variantIds: readonly string[],
): Promise<readonly Session[]> {
  const sessions = await startSessions(port, howMany);
  for (let from = 0; from < sessions.length; from += 64)
    await Promise.all(
      sessions.slice(from, from + 64).map(({ token }, at) =>
        callApi(port, "cart.add", {
          token,
          body: {
            operationId: crypto.randomUUID(),
            variantId: variantIds[(from + at) % variantIds.length],
            quantity: 1,
          },
        }),
      ),
    );
  return sessions;
}
