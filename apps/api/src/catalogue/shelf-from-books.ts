import type { Catalog } from "@dotcart/shop-db";
import type { Guard } from "../guard.ts";
import { Refusal } from "../problem.ts";
import type { Shelf } from "./port.ts";

/** Listing and searching where the books are. */
export function shelfFromBooks(books: Catalog, guard: Guard): Shelf {
  return {
    list: async (request) => pageOf(await guard(() => books.list(request))),
    search: async (request) => pageOf(await guard(() => books.search(request))),
    categories: () => guard(() => books.categories()),
    facets: (filter) => guard(() => books.facets(filter)),
  };
}

type Listed = Awaited<ReturnType<Catalog["list"]>>;

function pageOf(listed: Listed): Extract<Listed, { ok: true }>["value"] {
  if (!listed.ok) throw new Refusal(listed.problem);
  return listed.value;
}
