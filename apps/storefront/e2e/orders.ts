import { randomUUID } from "node:crypto";
import type { CheckoutReview, PlacedOrder } from "@dotcart/api/router";
import type { BrowserContext } from "@playwright/test";
import { call, type Good } from "./goods.ts";

export const someAddress = {
  name: "Ada Example",
  line1: "Torstraße 1",
  postalCode: "10119",
  city: "Berlin",
  country: "DE",
} as const;

type Wish = {
  readonly goods: readonly (readonly [Good, number])[];
  /** What the test bank is told: `ok`, `declined`, `second-step`, `timeout`. */
  readonly token?: string;
  readonly code?: string;
  readonly delivery?: string;
  readonly email?: string;
  readonly address?: object;
};

/** An order of this device's shopper, placed past every page. */
export async function placeOrder(of: BrowserContext, wish: Wish): Promise<PlacedOrder> {
  const { goods, token = "ok", code, delivery, email = "ada@example.com", address = someAddress } = wish;
  if (!(await of.cookies()).some(({ name }) => name === "dotcart-mark"))
    await change(of, "session.start", {});
  for (const [{ variant }, quantity] of goods)
    await change(of, "cart.add", { operationId: randomUUID(), variantId: variant.id, quantity });
  const review = await call<CheckoutReview>(of.request, "checkout.review", {
    country: "country" in address ? address.country : "DE",
    ...(code === undefined ? {} : { code }),
    ...(delivery === undefined ? {} : { delivery }),
  });
  if (review.digest === null) throw new Error(`Not to be ordered: ${JSON.stringify(review.problems)}`);
  return change<PlacedOrder>(of, "checkout.place", {
    idempotencyKey: randomUUID(),
    digest: review.digest,
    email,
    address,
    delivery: review.delivery?.id,
    payment: { provider: "test", token },
  });
}

/** One mutation of the API, through the shop's own door, in the name of this device's shopper. Throws what it refuses. */
export async function change<T>(of: BrowserContext, path: string, input: object): Promise<T> {
  const answer = await of.request.post(`${process.env.STOREFRONT_URL}/trpc/${path}`, {
    data: input,
    headers: { origin: process.env.STOREFRONT_URL ?? "" },
  });
  const body = (await answer.json()) as { result?: { data: T }; error?: unknown };
  if (body.result === undefined) throw new Error(`${path}: ${JSON.stringify(body.error)}`);
  return body.result.data;
}

/** The part of an order's link behind the shop's address. */
export const pathOf = (link: string): string => new URL(link).pathname + new URL(link).search;

/** The same without what opens it to strangers. */
export const pathWithoutKey = (link: string): string => new URL(link).pathname;
