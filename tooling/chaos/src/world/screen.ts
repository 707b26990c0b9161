import type { CartLine } from "@dotcart/cart-domain";
import type { Tab } from "../device/tab.ts";
import type { Put, ShownLine } from "../oracle/operation.ts";

/** What a tab shows: what is in the cart, then what is saved for later. */
export function screenOf(tab: Tab): readonly ShownLine[] {
  const { lines, saved } = tab.client.snapshot();
  return [...lines, ...saved].map(shown);
}

const shown = ({ line, quantity, conflict, since, seen, dots }: CartLine): ShownLine => ({
  line,
  quantity,
  conflict,
  since,
  seen,
  dots,
});

export const dotsOn = (screen: readonly ShownLine[]): readonly string[] => screen.flatMap(({ dots }) => dots);

/** As a screen shows them: what is in the cart, then what is saved for later. */
export const inTwoParts = (lines: readonly ShownLine[]): readonly ShownLine[] => [
  ...lines.filter(({ line }) => !line.startsWith("~")),
  ...lines.filter(({ line }) => line.startsWith("~")),
];

/** One line of text for a trace. */
export const told = (screen: readonly ShownLine[]): string =>
  screen.length === 0
    ? "nothing"
    : screen.map(({ line, quantity, dots }) => `${quantity} ${line} (${dots.join(" ")})`).join(", ");

export const toldPut = ({ dot, kind, line, quantity }: Put): string =>
  `${kind} ${quantity} ${line} as ${dot}`;
