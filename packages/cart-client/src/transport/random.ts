import type { Rid } from "@dotcart/cart-domain";
import type { Random } from "../core/ports.ts";

const RID_BYTES = 9;

/** The platform's own randomness, which is there in insecure contexts too. */
export const platformRandom: Random = {
  rid: () =>
    btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(RID_BYTES))))
      .replaceAll("+", "-")
      .replaceAll("/", "_") as Rid,
  fraction: Math.random,
};
