import type { AppRouter } from "@dotcart/api/router";
import type { inferRouterInputs } from "@trpc/server";

type Inputs = inferRouterInputs<AppRouter>["catalog"];

export type ListInput = NonNullable<Inputs["list"]>;
export type FilterInput = NonNullable<Inputs["facets"]>;
export type SearchInput = Inputs["search"];
