import type { Dot } from "@dotcart/cart-domain";

type WithDots = { readonly dots: readonly Dot[] };

/**
 * How the cart of now stands to what is shown for ordering. `more`: other goods came along, which stay in the cart;
 * `less`: some of what is shown is not in the cart any more, so that it cannot be ordered like this.
 */
export type Apart = "same" | "more" | "less";

export function apart(shown: readonly WithDots[], now: readonly WithDots[]): Apart {
  const shownDots = new Set(shown.flatMap(({ dots }) => dots));
  const nowDots = new Set(now.flatMap(({ dots }) => dots));
  for (const dot of shownDots) if (!nowDots.has(dot)) return "less";
  return nowDots.size > shownDots.size ? "more" : "same";
}
