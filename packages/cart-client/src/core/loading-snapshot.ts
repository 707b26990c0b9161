import { type Currency, money } from "@dotcart/cart-domain";
import type { Snapshot } from "./snapshot.ts";

/** What is shown before anything is known: on the server, and in the first frame of a page. */
export const loadingSnapshot = (currency: Currency): Snapshot => ({
  identity: null,
  lines: [],
  saved: [],
  totals: { itemCount: 0, total: money(0, currency) },
  problems: [],
  status: "loading",
  notices: [],
  receipt: null,
});
