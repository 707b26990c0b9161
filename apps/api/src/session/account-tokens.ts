import { CartId } from "@dotcart/cart-domain";
import { type JWTVerifyGetKey, jwtVerify } from "jose";
import * as z from "zod";
import { accountToken } from "../account/port.ts";
import { Refusal } from "../problem.ts";
import type { Verifier } from "./port.ts";
import { faultOf, longestToken, refused } from "./token-fault.ts";

export type AccountTokenOptions = {
  /** The published keys; rejects with a `Refusal` when they cannot be had. */
  readonly keys: JWTVerifyGetKey;
  /** Names the shop: a token of another shop opens nothing here. */
  readonly shopId: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
};

const Claims = z.object({ sub: z.string(), cart: CartId, exp: z.int() });

/**
 * Accounts' tokens, by their public keys: whoever checks them can make none. EdDSA and nothing else, of the type that
 * only they have.
 */
export const createAccountTokens = ({ keys, shopId, clock }: AccountTokenOptions): Verifier => ({
  async verify(token) {
    if (token.length > longestToken) return refused("malformed");
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [accountToken.algorithm],
        typ: accountToken.type,
        issuer: accountToken.issuer,
        audience: shopId,
        requiredClaims: ["sub", "exp"],
        currentDate: new Date(clock()),
      });
      const { sub, cart, exp } = Claims.parse(payload);
      if (!sub.startsWith("account:")) return refused("foreign");
      return { ok: true, session: { kind: "account", subject: sub, cartId: cart, expiresAt: exp * 1000 } };
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return refused(faultOf(error));
    }
  },
});
