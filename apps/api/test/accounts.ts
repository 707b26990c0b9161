import { CartId } from "@dotcart/cart-domain";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { type Accounts, accountToken } from "../src/account/port.ts";
import type { IssuedToken, Owner } from "../src/session/port.ts";

const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
/** The key that test accounts sign with. */
export const accountKey = privateKey;
export const accountKeyId = "key-1";
/** As it is published. */
export const publicJwk = { ...(await exportJWK(publicKey)), alg: "EdDSA", use: "sig", kid: accountKeyId };

export type TestAccounts = Accounts & {
  /** Signs somebody in; the answer is the cookie that shows it. */
  signIn(userId: string): string;
  /** Ends every sign-in. */
  endAll(): void;
};

/** Accounts without books: sign-ins are cookies that name their user, tokens are real. */
export function createTestAccounts(clock: () => number): TestAccounts {
  const signedIn = new Map<string, string>();
  const carts = new Map<string, CartId>();
  const shown = (headers: Headers): string =>
    /(?:^|; )test-sign-in=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1] ?? "";
  return {
    signIn(userId) {
      const id = crypto.randomUUID();
      signedIn.set(id, userId);
      return `test-sign-in=${id}`;
    },
    endAll: () => signedIn.clear(),
    async sessionOf(headers) {
      const userId = signedIn.get(shown(headers));
      return userId === undefined ? null : { userId, expiresAt: clock() + 86_400_000, setCookies: [] };
    },
    tokenFor: (owner) => signAccountToken(owner, clock()),
    async cartOf(userId) {
      const cartId =
        carts.get(userId) ?? CartId.parse(Buffer.from(`account ${userId}`.padEnd(16)).toString("base64url"));
      carts.set(userId, cartId);
      return cartId;
    },
    async signOut(headers) {
      signedIn.delete(shown(headers));
      return ["test-sign-in=; Path=/; Max-Age=0"];
    },
    publicKeys: async () => ({ keys: [publicJwk] }),
    handle: async () => Response.json({ accounts: true }),
  };
}

type Forged = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: typeof privateKey | Uint8Array;
};

/** A token as accounts sign it, or nearly. */
export async function signAccountToken(
  { subject, cartId }: Owner,
  now: number,
  { claims = {}, header = {}, key = accountKey }: Forged = {},
): Promise<IssuedToken> {
  const issuedAt = Math.floor(now / 1000);
  const exp = issuedAt + accountToken.lifetimeSeconds;
  const said = { iss: accountToken.issuer, aud: "dotcart", sub: subject, cart: cartId, iat: issuedAt, exp };
  const token = await new SignJWT({ ...said, ...claims })
    .setProtectedHeader({ alg: accountToken.algorithm, typ: accountToken.type, kid: accountKeyId, ...header })
    .sign(key);
  return { token, expiresAt: exp * 1000 };
}
