"use client";

import type { Product } from "@dotcart/cart-domain";
import { useSearchParams } from "next/navigation";
import { BuyBox } from "./buy-box.tsx";

/** The box with the variant that the address names, so that a link may mean the blue one. */
export const BuyBoxForAddress = ({ product }: { readonly product: Product }) => (
  <BuyBox product={product} chosenId={useSearchParams().get("variant")} />
);
