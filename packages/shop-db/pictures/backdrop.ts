import { createHash } from "node:crypto";
import type { Colour } from "../src/seed/picture.ts";
import type { Stand } from "./draw.ts";
import { mix } from "./ink.ts";
import { circle, path, plain, rect } from "./shapes.ts";

type Backdrop = { readonly wall: string; readonly shape: number };

const walls = {
  peach: "#f3d9c6",
  butter: "#f3e3b8",
  mint: "#d3e4d6",
  mist: "#d3e0e8",
  lilac: "#ddd5e8",
  rose: "#efd2d1",
  oat: "#e9dfcf",
  stone: "#d5d3cf",
  aqua: "#c6dfdd",
} as const;
type Wall = keyof typeof walls;

/** Walls that let a colour be seen. */
const suits: Record<Colour, readonly Wall[]> = {
  blush: ["mint", "oat", "aqua", "mist"],
  brass: ["aqua", "mist", "lilac", "rose"],
  brick: ["mint", "mist", "oat", "butter"],
  charcoal: ["peach", "butter", "mint", "rose"],
  clay: ["aqua", "mist", "mint", "oat"],
  cream: ["rose", "aqua", "lilac", "stone"],
  denim: ["peach", "butter", "oat", "rose"],
  forest: ["peach", "rose", "butter", "oat"],
  ink: ["butter", "peach", "rose", "mint"],
  lemon: ["lilac", "mist", "aqua", "stone"],
  moss: ["rose", "peach", "lilac", "oat"],
  natural: ["mint", "mist", "aqua", "lilac"],
  ochre: ["mist", "aqua", "lilac", "mint"],
  plum: ["butter", "mint", "oat", "peach"],
  rust: ["mint", "aqua", "mist", "oat"],
  sage: ["peach", "rose", "butter", "lilac"],
  sand: ["aqua", "mint", "lilac", "rose"],
  sky: ["peach", "butter", "oat", "rose"],
  steel: ["butter", "peach", "rose", "mint"],
  teal: ["peach", "butter", "rose", "oat"],
  walnut: ["mint", "aqua", "butter", "mist"],
  white: ["aqua", "rose", "mint", "lilac"],
};

export function backdropFor(colour: Colour, seed: string): Backdrop {
  const [wall = 0, shape = 0] = createHash("sha256").update(seed).digest();
  const choice = suits[colour];
  return { wall: walls[choice[wall % choice.length] ?? "oat"], shape: shape % 4 };
}

/** A wall with a light shape on it, and a table where something stands on one. */
export function backdrop({ wall, shape }: Backdrop, { on }: Stand): string {
  const room = rect(0, 0, 400, 500, plain(wall));
  const pale = mix(wall, "#ffffff", 0.45);
  if (on === "surface") return room + [circle(200, 250, 178, pale, { opacity: 0.4 }), ""][shape % 2];
  const light = [
    circle(200, 232, 158, pale, { opacity: 0.75 }),
    path("M70 380V200a130 130 0 0 1 260 0v180z", pale, { opacity: 0.75 }),
    path("M0 0H400V128Q270 196 140 152Q60 126 0 166z", pale, { opacity: 0.55 }),
    circle(282, 150, 84, pale, { opacity: 0.85 }),
  ][shape];
  const table = on === "table" ? rect(0, 380, 400, 120, plain(mix(wall, "#9a6a5a", 0.22))) : "";
  return room + light + table;
}
