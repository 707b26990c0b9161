import type { Result } from "@dotcart/cart-domain";
import type { Order } from "@dotcart/cart-domain/checkout";
import { type Problem, Refusal } from "../problem.ts";

/** What the books did, or their refusal on its way out. */
export function granted<Value, Refused extends Problem>(result: Result<Value, Refused>): Value {
  if (!result.ok) throw new Refusal(result.problem);
  return result.value;
}

/** The order, or a refusal. */
export function found(order: Order | null): Order {
  if (order === null) throw new Refusal({ kind: "no-such-order" });
  return order;
}
