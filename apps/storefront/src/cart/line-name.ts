import type { CartLineView } from "./operation.ts";

/** What a line is called in a sentence; null when the catalogue no longer knows it. */
export function lineName({ name, variantName }: Pick<CartLineView, "name" | "variantName">): string | null {
  if (name === null) return null;
  return hasOwnName(variantName) ? `${name} (${variantName})` : name;
}

/** A product's only variant is often called like nothing in particular. */
export const hasOwnName = (variantName: string | null): variantName is string =>
  variantName !== null && variantName !== "" && !/^(default|standard|one size)$/i.test(variantName);
