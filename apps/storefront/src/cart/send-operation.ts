import type { AppRouter } from "@dotcart/api/router";
import type { OperationId } from "@dotcart/cart-domain";
import type { TRPCClient } from "@trpc/client";
import type { CartView, Operation } from "./operation.ts";

/** One request for one operation: the only place that knows how a change is written on the wire. */
export function sendOperation(
  { cart }: TRPCClient<AppRouter>,
  { operationId: id, change, dots }: Operation,
): Promise<CartView> {
  const operationId = id as OperationId;
  const shown = dots ? { dots: [...dots] } : {};
  switch (change.kind) {
    case "add":
      return cart.add.mutate({ operationId, variantId: change.variantId, quantity: change.quantity });
    case "setQuantity":
      return cart.setQuantity.mutate({
        operationId,
        variantId: change.variantId,
        quantity: change.quantity,
        ...shown,
      });
    case "remove":
      return cart.remove.mutate({ operationId, variantId: change.variantId, ...shown });
    case "clear":
      return cart.clear.mutate({ operationId, ...shown });
  }
}
