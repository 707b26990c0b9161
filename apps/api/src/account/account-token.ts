import { resolveSigningKey } from "better-auth/plugins/jwt";
import { SignJWT } from "jose";
import type { IssuedToken, Session } from "../session/port.ts";
import { keyOptions, type Library } from "./library.ts";
import { accountToken } from "./port.ts";

export type SignOptions = {
  readonly library: Library;
  readonly shopId: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
};

/** Signs with the newest key of the published set; the first call ever makes one. */
export const signAccountToken =
  ({ library, shopId, clock }: SignOptions) =>
  async ({ subject, cartId }: Pick<Session, "subject" | "cartId">): Promise<IssuedToken> => {
    const context = { context: await library.$context } as Parameters<typeof resolveSigningKey>[0];
    const key = await resolveSigningKey(context, keyOptions);
    if (key === null) throw new Error("Broken belief: our own keys sign");
    const now = Math.floor(clock() / 1000);
    const expires = now + accountToken.lifetimeSeconds;
    const token = await new SignJWT({ cart: cartId })
      .setProtectedHeader({ alg: accountToken.algorithm, kid: key.kid, typ: accountToken.type })
      .setIssuer(accountToken.issuer)
      .setAudience(shopId)
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(key.privateKey);
    return { token, expiresAt: expires * 1000 };
  };
