import { appRouter } from "./app-router.ts";
import { servedBy } from "./served.ts";

/** Where Postgres is: everything. */
export const everything = servedBy(appRouter);

/** Every procedure by its full path, `cart.add`. */
export const { procedures } = everything;
