import { CartId, invariant } from "@dotcart/cart-domain";
import { jwtVerify, SignJWT } from "jose";
import * as z from "zod";
import type { Tokens, Verified } from "./port.ts";
import { faultOf, longestToken, refused } from "./token-fault.ts";

export type TokenOptions = {
  /** The first signs; all of them are trusted, so a key can be replaced without sending anybody away. */
  readonly secrets: readonly string[];
  /** Names the shop: a token of another shop opens nothing here, even when both share a secret. */
  readonly shopId: string;
  readonly lifetimeSeconds: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
};

const issuer = "dotcart";
const Claims = z.object({ sub: z.string(), cart: CartId, exp: z.int() });

/** Guests' tokens. HS256 and nothing else, so that no header can talk us into `none` or into reading our secret as a public key (RFC 8725, 3.1). */
export function createTokens({ secrets, shopId, lifetimeSeconds, clock }: TokenOptions): Tokens {
  const keys = secrets.map((secret) => new TextEncoder().encode(secret));
  const [signingKey] = keys;
  invariant(signingKey !== undefined, "there is a secret to sign with");

  return {
    async issue({ subject, cartId }) {
      const now = Math.floor(clock() / 1000);
      const expires = now + lifetimeSeconds;
      const token = await new SignJWT({ cart: cartId })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setIssuer(issuer)
        .setAudience(shopId)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(expires)
        .sign(signingKey);
      return { token, expiresAt: expires * 1000 };
    },

    async verify(token) {
      if (token.length > longestToken) return refused("malformed");
      let verified = refused("malformed");
      for (const key of keys) {
        verified = await verifyWith(key, token);
        if (verified.ok || verified.fault !== "forged") return verified;
      }
      return verified;
    },
  };

  async function verifyWith(key: Uint8Array, token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ["HS256"],
        issuer,
        audience: shopId,
        requiredClaims: ["sub", "exp"],
        currentDate: new Date(clock()),
      });
      const { sub, cart, exp } = Claims.parse(payload);
      if (!sub.startsWith("guest:")) return refused("foreign");
      return { ok: true, session: { kind: "guest", subject: sub, cartId: cart, expiresAt: exp * 1000 } };
    } catch (error) {
      return refused(faultOf(error));
    }
  }
}
