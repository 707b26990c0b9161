import type { Shelf } from "../good.ts";
import { bags } from "./bags.ts";
import { bath } from "./bath.ts";
import { coffeeTea } from "./coffee-tea.ts";
import { desk } from "./desk.ts";
import { garden } from "./garden.ts";
import { kitchen } from "./kitchen.ts";
import { lighting } from "./lighting.ts";
import { outdoor } from "./outdoor.ts";
import { play } from "./play.ts";
import { textiles } from "./textiles.ts";

/** The whole shop, shelf by shelf, as its visitors walk it. */
export const shelves: readonly Shelf[] = [
  kitchen,
  coffeeTea,
  textiles,
  lighting,
  desk,
  bath,
  garden,
  outdoor,
  bags,
  play,
];
