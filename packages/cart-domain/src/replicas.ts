import type { Cart } from "./cart.ts";
import { ridOf } from "./dot.ts";
import { limits } from "./limits.ts";
import type { Rid } from "./schema/dot.ts";

/** Every rid that ever minted into this cart, as far as it knows. */
export const replicasOf = ({ context }: Cart): ReadonlySet<Rid> =>
  new Set([...context.vector.keys(), ...[...context.cloud].map(ridOf)]);

/** Whether `rid` may mint: it did before, or there is room for one more. A device that may not sends its operations instead. */
export function mayMint(cart: Cart, rid: Rid): boolean {
  const known = replicasOf(cart);
  return known.has(rid) || known.size < limits.replicas;
}
