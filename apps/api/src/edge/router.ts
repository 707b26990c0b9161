import type { AppRouter } from "../app-router.ts";
import { cartRouter } from "../router/cart.ts";
import { catalogRouter } from "../router/catalog.ts";
import { sessionRouter } from "../router/session.ts";
import { servedBy } from "../served.ts";
import { router } from "../trpc.ts";

/** What needs no books: these routers alone are in the edge's bundle, and the others' code is not. */
const edgeRouter = router({ session: sessionRouter, cart: cartRouter, catalog: catalogRouter });

type Namespace = Exclude<keyof AppRouter["_def"]["record"], keyof (typeof edgeRouter)["_def"]["record"]>;

/** What is answered `not-served-here`. A router that is new elsewhere does not compile until it is named. */
const elsewhere = { checkout: true, orders: true, account: true, admin: true } as const satisfies Record<
  Namespace,
  true
>;

export const atTheEdge = servedBy(edgeRouter, Object.keys(elsewhere));
