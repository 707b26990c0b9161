import { knownProduct } from "../catalogue/known-product.ts";
import { open, router } from "../trpc.ts";
import { ByIds, BySlug, Filter, List, Search } from "./catalog-input.ts";
import { Nothing } from "./nothing.ts";

export const catalogRouter = router({
  list: open.input(List).query(({ ctx, input }) => ctx.ports.shelf.list(input)),

  /** Best match first. */
  search: open.input(Search).query(({ ctx, input }) => ctx.ports.shelf.search(input)),

  /** In the shop's order. */
  categories: open.input(Nothing).query(async ({ ctx }) => ({ items: await ctx.ports.shelf.categories() })),

  /** What the filters could still be narrowed to. */
  facets: open.input(Filter).query(({ ctx, input }) => ctx.ports.shelf.facets(input)),

  bySlug: open.input(BySlug).query(({ ctx, input }) => knownProduct(ctx.ports.catalogue, input.slug)),

  /** The products these variants belong to, each once. Unknown ids are simply absent. */
  byIds: open.input(ByIds).query(async ({ ctx, input }) => ({
    items: await ctx.ports.catalogue.productsByVariantIds(input.variantIds),
  })),
});
