import { CartId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import type { Session, Tokens, Verified } from "./port.ts";
import { rememberVerified } from "./remembered-tokens.ts";

const cartId = CartId.parse("AAAAAAAAAAAAAAAAAAAAAA");
const session: Session = { kind: "guest", subject: "guest:1", cartId, expiresAt: 1000 };

function countingTokens(answer: (token: string) => Verified) {
  const asked: string[] = [];
  const tokens: Tokens = {
    issue: () => Promise.reject(new Error("not asked for here")),
    verify(token) {
      asked.push(token);
      return Promise.resolve(answer(token));
    },
  };
  return { asked, tokens };
}

test("a token is checked once and then remembered", async () => {
  const { asked, tokens } = countingTokens(() => ({ ok: true, session }));
  const remembering = rememberVerified(tokens, () => 0);
  expect([await remembering.verify("good"), remembering.verify("good")]).toEqual([
    { ok: true, session },
    { ok: true, session },
  ]);
  expect(asked).toEqual(["good"]);
});

test("a remembered token is refused from the millisecond it expires", async () => {
  let now = 999;
  const { tokens } = countingTokens(() => ({ ok: true, session }));
  const remembering = rememberVerified(tokens, () => now);
  await remembering.verify("good");
  expect(remembering.verify("good")).toMatchObject({ ok: true });
  now = 1000;
  expect(remembering.verify("good")).toEqual({ ok: false, fault: "expired" });
});

test("a refused token is never remembered", async () => {
  const { asked, tokens } = countingTokens(() => ({ ok: false, fault: "forged" }));
  const remembering = rememberVerified(tokens, () => 0);
  await remembering.verify("bad");
  await remembering.verify("bad");
  expect(asked).toEqual(["bad", "bad"]);
});

test("no more tokens are remembered than there is room for, and the oldest goes first", async () => {
  const { asked, tokens } = countingTokens(() => ({ ok: true, session }));
  const remembering = rememberVerified(tokens, () => 0, 2);
  for (const token of ["a", "b", "c", "b", "c", "a"]) await remembering.verify(token);
  expect(asked).toEqual(["a", "b", "c", "a"]);
});
