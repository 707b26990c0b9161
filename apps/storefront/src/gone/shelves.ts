import { troubleOf } from "#trpc/problem-of.ts";
import { api } from "#trpc/server.ts";
import type { Shelves } from "./is-gone.ts";

/** What the API says there is. */
export const shelves: Shelves = {
  hasProduct: (slug) =>
    api()
      .catalog.bySlug.query({ slug })
      .then(() => true, falseWhenRefused),
  hasCategory: async (wanted) =>
    (await api().catalog.categories.query()).items.some(({ slug }) => slug === wanted),
};

function falseWhenRefused(error: unknown): false {
  const { kind } = troubleOf(error);
  if (kind === "no-such-product" || kind === "invalid-input") return false;
  throw error;
}
