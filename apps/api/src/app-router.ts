import { accountRouter } from "./router/account.ts";
import { adminRouter } from "./router/admin.ts";
import { cartRouter } from "./router/cart.ts";
import { catalogRouter } from "./router/catalog.ts";
import { checkoutRouter } from "./router/checkout.ts";
import { ordersRouter } from "./router/orders.ts";
import { sessionRouter } from "./router/session.ts";
import { router } from "./trpc.ts";

/** Everything a client can call. Only this file's type leaves the package: `import type { AppRouter } from "@dotcart/api/router"`. */
export const appRouter = router({
  session: sessionRouter,
  cart: cartRouter,
  catalog: catalogRouter,
  checkout: checkoutRouter,
  orders: ordersRouter,
  account: accountRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;
export type { AuditEntry, AuditPage, OrderPage, OrderSummary, SavedAddress } from "@dotcart/shop-db";
export type { CartLineView, CartView } from "./cart/view.ts";
export type { CategoryShelf, Facets, ProductPage, ProductSort } from "./catalogue/port.ts";
export type { Reserved } from "./checkout/reserve.ts";
export type { CheckoutLineView, CheckoutReview, DeliveryOptionView, PlacedOrder } from "./checkout/view.ts";
export type { Reordered } from "./orders/reorder.ts";
export type { OrderView } from "./orders/view.ts";
export type { InputIssue, Problem, SessionFault, TillProblem, TokenFault } from "./problem.ts";
export type { EnteredSession } from "./session/enter.ts";
export type { MergeStrategy } from "./session/merge-delta.ts";
export type { Receipt } from "./session/merge-guest.ts";
export type { StartedSession } from "./session/start.ts";
