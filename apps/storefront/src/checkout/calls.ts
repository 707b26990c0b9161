"use client";

import type { AppRouter, Problem } from "@dotcart/api/router";
import type { Address } from "@dotcart/cart-domain/checkout";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { useMemo } from "react";
import { useTRPCClient } from "#trpc/browser.ts";

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

export type CheckoutReview = Outputs["checkout"]["review"];
export type PlacedOrder = Outputs["checkout"]["place"];
export type SavedAddress = Outputs["account"]["addresses"][number];
export type Terms = NonNullable<Inputs["checkout"]["review"]>;
export type PlaceRequest = Inputs["checkout"]["place"];
export type CheckoutChanged = Extract<Problem, { kind: "checkout-changed" }>;

/** What a checkout asks of the API. */
export type CheckoutCalls = {
  review(terms: Terms): Promise<CheckoutReview>;
  reserve(digest: string): Promise<Outputs["checkout"]["reserve"]>;
  release(): Promise<unknown>;
  place(request: PlaceRequest): Promise<PlacedOrder>;
  confirm(step: Inputs["checkout"]["confirm"]): Promise<PlacedOrder>;
  /** Gives up an order that its shopper's bank still asks about. */
  cancel(order: Inputs["orders"]["cancel"]): Promise<unknown>;
  addresses(): Promise<readonly SavedAddress[]>;
  saveAddress(address: Address): Promise<SavedAddress>;
};

export function useCheckoutCalls(): CheckoutCalls {
  const client = useTRPCClient();
  return useMemo(
    () => ({
      review: (terms) => client.checkout.review.query(terms),
      reserve: (digest) => client.checkout.reserve.mutate({ digest }),
      release: () => client.checkout.release.mutate(),
      place: (request) => client.checkout.place.mutate(request),
      confirm: (step) => client.checkout.confirm.mutate(step),
      cancel: (order) => client.orders.cancel.mutate(order),
      addresses: () => client.account.addresses.query(),
      saveAddress: (address) => client.account.saveAddress.mutate({ address }),
    }),
    [client],
  );
}
