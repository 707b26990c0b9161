import type { Stand } from "./draw.ts";
import type { Ink } from "./ink.ts";

/** Something to look at, in a colour. */
export type MotifDrawing = { readonly stand: Stand; readonly draw: (c: Ink) => string };

type Parts = (c: Ink) => readonly string[];

/** On a table; `width` is half of how wide it stands. */
export const standing = (width: number, parts: Parts): MotifDrawing => ({
  stand: { on: "table", width },
  draw: (c) => parts(c).join(""),
});

/** Seen from above, lying on something. */
export const lying = (parts: Parts): MotifDrawing => ({
  stand: { on: "surface" },
  draw: (c) => parts(c).join(""),
});

/** Hanging or flying. */
export const airborne = (parts: Parts): MotifDrawing => ({
  stand: { on: "air" },
  draw: (c) => parts(c).join(""),
});
