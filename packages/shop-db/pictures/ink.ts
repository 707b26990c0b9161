import type { Colour } from "../src/seed/picture.ts";

/** One colour in four depths, each a hex colour with six digits. */
export type Ink = {
  readonly light: string;
  readonly base: string;
  readonly dark: string;
  readonly deep: string;
};

const bases: Record<Colour, string> = {
  blush: "#dfa59c",
  brass: "#c79f4d",
  brick: "#b5503f",
  charcoal: "#4a4d55",
  clay: "#c9855f",
  cream: "#efe3cc",
  denim: "#54749c",
  forest: "#3e6656",
  ink: "#33415c",
  lemon: "#e8c64f",
  moss: "#7c8753",
  natural: "#cfae82",
  ochre: "#d69a3c",
  plum: "#80506f",
  rust: "#b96438",
  sage: "#93aa8e",
  sand: "#d8c3a0",
  sky: "#8fb7cf",
  steel: "#a9b2ba",
  teal: "#3f8484",
  walnut: "#87593b",
  white: "#f4f1ea",
};

export const inkOf = (colour: Colour): Ink => inkFrom(bases[colour]);

const inkFrom = (base: string): Ink => ({
  light: mix(base, "#ffffff", 0.32),
  base,
  dark: mix(base, "#2a2140", 0.22),
  deep: mix(base, "#1d1830", 0.5),
});

/** What things are made of beside their colour. */
export const wood = inkFrom("#cda274");
export const darkWood = inkFrom("#8f6344");
export const steel = inkFrom("#b9c1c8");
export const brass = inkFrom("#cfa95c");
export const ivory = inkFrom("#f3ead9");
export const black = inkFrom("#3d3f47");
export const leather = inkFrom("#a5683f");
export const leaf = inkFrom("#5f8a5b");
export const clay = inkFrom("#c98a66");
export const rope = inkFrom("#d9c49c");
export const glass = inkFrom("#cfe0e6");

/** `share` of `other` in `colour`, 0 to 1. */
export function mix(colour: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const a = Number.parseInt(colour.slice(at, at + 2), 16);
    const b = Number.parseInt(other.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}
