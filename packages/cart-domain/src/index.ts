export * from "./admit.ts";
export * from "./cart.ts";
export * from "./context.ts";
export {
  decodeCart,
  ingressBounds,
  stateBounds,
  type WireBounds,
  type WireProblem,
} from "./decode-cart.ts";
export * from "./diff.ts";
export * from "./dot.ts";
export { encodeCart, WIRE_VERSION } from "./encode-cart.ts";
export { type Entry, isEntry } from "./entry.ts";
export * from "./invariant.ts";
export * from "./limits.ts";
export { type CartLine, lineCountOf, lineOf, lineQuantity, linesOf } from "./line.ts";
export * from "./money.ts";
export * from "./or-set.ts";
export * from "./payload.ts";
export * from "./price-snapshot.ts";
export * from "./problem.ts";
export * from "./quantity.ts";
export * from "./replicas.ts";
export * from "./result.ts";
export * from "./review.ts";
export * from "./schema/dot.ts";
export * from "./schema/ids.ts";
export * from "./schema/money.ts";
export * from "./schema/product.ts";
export * from "./schema/quantity.ts";
export * from "./undo.ts";
export * from "./variant.ts";
