import { CartId } from "@dotcart/cart-domain";
import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { createTokens } from "./tokens.ts";

const secret = "a secret of at least thirty-two characters";
const cartId = CartId.parse("AAAAAAAAAAAAAAAAAAAAAA");
const noon = Date.UTC(2026, 0, 1, 12);
const guest = { subject: "guest:1", cartId };

function shop(options: Partial<Parameters<typeof createTokens>[0]> = {}) {
  return createTokens({
    secrets: [secret],
    shopId: "shop",
    lifetimeSeconds: 60,
    clock: () => noon,
    ...options,
  });
}

const sign = (
  claims: Record<string, unknown>,
  { alg = "HS256", key = secret, exp = noon / 1000 + 60 } = {},
) =>
  new SignJWT(claims).setProtectedHeader({ alg }).setExpirationTime(exp).sign(new TextEncoder().encode(key));

const ours = { iss: "dotcart", aud: "shop", sub: "guest:1", cart: cartId };

describe("a token", () => {
  test("opens the cart it was made for until it expires", async () => {
    const { token, expiresAt } = await shop().issue(guest);
    expect(expiresAt).toBe(noon + 60_000);
    expect(await shop().verify(token)).toEqual({ ok: true, session: { kind: "guest", ...guest, expiresAt } });
  });

  test("is refused as expired from the second it ends", async () => {
    const { token } = await shop().issue(guest);
    expect(await shop({ clock: () => noon + 60_000 }).verify(token)).toEqual({ ok: false, fault: "expired" });
    expect(await shop({ clock: () => noon + 59_000 }).verify(token)).toMatchObject({ ok: true });
  });

  test("signed with another key is forged", async () => {
    const { token } = await shop({ secrets: ["another secret of thirty-two characters or more"] }).issue(
      guest,
    );
    expect(await shop().verify(token)).toEqual({ ok: false, fault: "forged" });
  });

  test("of another shop is foreign, even when both share the secret", async () => {
    const { token } = await shop({ shopId: "another shop" }).issue(guest);
    expect(await shop().verify(token)).toEqual({ ok: false, fault: "foreign" });
    expect(await shop().verify(await sign({ ...ours, iss: "somebody" }))).toEqual({
      ok: false,
      fault: "foreign",
    });
  });

  test("without a signature is forged, whatever its header asks for", async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { ...ours, exp: noon / 1000 + 60 };
    for (const alg of ["none", "None", "nOnE", "RS256", "HS384"]) {
      const unsigned = `${part({ alg, typ: "JWT" })}.${part(claims)}.`;
      expect(await shop().verify(unsigned), alg).toMatchObject({ ok: false });
    }
    expect(await shop().verify(`${part({ alg: "none" })}.${part(claims)}.`)).toEqual({
      ok: false,
      fault: "forged",
    });
  });

  test("signed with our key but another algorithm is forged", async () => {
    expect(await shop().verify(await sign(ours, { alg: "HS512" }))).toEqual({ ok: false, fault: "forged" });
  });

  test("that lost or changed a character anywhere opens nothing", async () => {
    const { token } = await shop().issue(guest);
    for (let at = 0; at < token.length; at += 1) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      const read = await shop().verify(changed);
      // The last character of a signature carries two bits that mean nothing.
      if (at < token.length - 1) expect(read.ok, changed).toBe(false);
      expect((await shop().verify(token.slice(0, at))).ok, `cut at ${at}`).toBe(false);
    }
  });

  test("without a cart, a subject or an end is malformed or foreign, never a session", async () => {
    const { cart, ...cartless } = ours;
    const { sub, ...nobody } = ours;
    for (const claims of [cartless, { ...ours, cart: "short" }, { ...ours, cart: 7 }, nobody])
      expect((await shop().verify(await sign(claims))).ok).toBe(false);
    const endless = await new SignJWT(ours)
      .setProtectedHeader({ alg: "HS256" })
      .sign(new TextEncoder().encode(secret));
    expect((await shop().verify(endless)).ok).toBe(false);
    expect([cart, sub]).toEqual([cartId, "guest:1"]);
  });

  test("that is no token at all is malformed", async () => {
    for (const text of ["", ".", "..", "...", "null", "eyJ", "a.b.c", "é.é.é", "x".repeat(100_000)])
      expect(await shop().verify(text), text.slice(0, 20)).toEqual({ ok: false, fault: "malformed" });
  });

  test("made before a key was replaced opens its cart as long as the old key is still listed", async () => {
    const old = "the secret of last year, thirty-two characters";
    const { token } = await shop({ secrets: [old] }).issue(guest);
    expect(await shop({ secrets: [secret, old] }).verify(token)).toMatchObject({ ok: true });
    expect(await shop({ secrets: [secret] }).verify(token)).toEqual({ ok: false, fault: "forged" });
    const { token: fresh } = await shop({ secrets: [secret, old] }).issue(guest);
    expect(await shop({ secrets: [secret] }).verify(fresh)).toMatchObject({ ok: true });
  });
});
