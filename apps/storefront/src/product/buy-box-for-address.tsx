"use client";

import type { Product } from "@dotcart/cart-domain";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { BuyBox } from "./buy-box.tsx";

/** The box with the variant that the address names, so that a link may mean the blue one. */
export const BuyBoxForAddress = (props: { readonly product: Product; readonly children: ReactNode }) => (
  <BuyBox {...props} chosenId={useSearchParams().get("variant")} />
);
