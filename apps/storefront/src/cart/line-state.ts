import type { CartLineView } from "./use-cart.tsx";

/**
 * `gone`: the catalogue has it no more · `unnamed`: the catalogue has not been asked yet, as when another device has
 * just put it in · `known`: all of it can be shown.
 */
export type LineState = "known" | "unnamed" | "gone";

export function lineState({ variant, problems }: Pick<CartLineView, "variant" | "problems">): LineState {
  if (variant !== null) return "known";
  return problems.some(({ kind }) => kind === "product-not-found") ? "gone" : "unnamed";
}
