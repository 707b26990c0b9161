import type { CartId, Dot, OperationId, Variant } from "@dotcart/cart-domain";
import type { ThinOperation } from "../src/port.ts";
import { variantId, variantOf } from "./products.ts";

let made = 0;

/** An id nobody used before. */
export const newOperationId = (): OperationId => `operation-${++made}` as OperationId;
export const newCartId = (): CartId =>
  `${"AbCdEf09-_"[made % 10]}${String(++made).padStart(20, "0")}x` as CartId;

export const tea = variantOf({ id: "tea-250" });
export const cup = variantOf({ id: "cup-blue", price: 1290 });

type Extra = { readonly operationId?: OperationId; readonly now?: number; readonly dots?: readonly Dot[] };

const common = ({ operationId = newOperationId(), now = 1_700_000_000_000 }: Extra) => ({ operationId, now });
const shown = ({ dots }: Extra) => (dots === undefined ? {} : { dots });

export const addOf = (variant: Variant, quantity = 1, extra: Extra = {}): ThinOperation => ({
  ...common(extra),
  kind: "add",
  variant,
  quantity,
});

export const setOf = (variant: Variant, quantity: number, extra: Extra = {}): ThinOperation => ({
  ...common(extra),
  ...shown(extra),
  kind: "setQuantity",
  variant,
  quantity,
});

export const removeOf = (line: { readonly id: string }, extra: Extra = {}): ThinOperation => ({
  ...common(extra),
  ...shown(extra),
  kind: "remove",
  line: variantId(line.id),
});

export const clearOf = (extra: Extra = {}): ThinOperation => ({
  ...common(extra),
  ...shown(extra),
  kind: "clear",
});
