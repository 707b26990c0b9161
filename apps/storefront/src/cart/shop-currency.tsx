import { connection } from "next/server";
import { env } from "#env.ts";
import { OpenCart } from "./open-cart.tsx";

/** Waits for a request: what the shop charges in is known where it runs, not where it was built. */
export async function ShopCurrency() {
  await connection();
  return <OpenCart currency={env().CURRENCY} />;
}
