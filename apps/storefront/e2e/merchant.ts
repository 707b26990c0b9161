import { type APIRequestContext, request as requests } from "@playwright/test";
import { merchantEmail } from "./shop/start-shop.ts";

export type Merchant = {
  /** What is left out stays as it is. Resolves when carts are priced by it. */
  change(
    variant: { readonly id: string },
    to: {
      readonly price?: { readonly amount: number; readonly currency: string };
      readonly stock?: number;
      readonly available?: boolean;
    },
  ): Promise<void>;
  leave(): Promise<void>;
};

/** Whoever the shop belongs to, signed in on a computer of his own. */
export async function merchant(): Promise<Merchant> {
  const origin = process.env.STOREFRONT_URL ?? "";
  const browser: APIRequestContext = await requests.newContext({
    baseURL: origin,
    extraHTTPHeaders: { origin },
  });
  const post = async (path: string, data: object): Promise<void> => {
    const answer = await browser.post(path, { data });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  };
  await post("/api/auth/sign-in/email", {
    email: merchantEmail,
    password: process.env.SHOP_MERCHANT_PASSWORD,
  });
  await post("/trpc/session.enter", {});
  return {
    change: ({ id }, to) => post("/trpc/admin.variant.update", { variantId: id, ...to }),
    leave: () => browser.dispose(),
  };
}
