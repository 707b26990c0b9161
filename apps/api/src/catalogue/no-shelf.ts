import { Refusal } from "../problem.ts";
import type { Shelf } from "./port.ts";

const refuse = () => Promise.reject(new Refusal({ kind: "not-served-here" }));

/** Listing and searching need an index over all products. Where there is none, that is said. */
export const noShelf: Shelf = { list: refuse, search: refuse, categories: refuse, facets: refuse };
