import type { Shelf } from "../good.ts";
import { coffeeTea } from "./coffee-tea.ts";

/** The whole shop, shelf by shelf. */
export const shelves: readonly Shelf[] = [coffeeTea];
