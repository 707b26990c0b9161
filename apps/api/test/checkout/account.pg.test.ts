import type { VariantId } from "@dotcart/cart-domain";
import { type RunningMailbox, startMailbox } from "@dotcart/local-stack";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, openBrowser } from "../browser.ts";
import { once } from "../shop.ts";
import {
  cartOf,
  emptied,
  openTill,
  order,
  paying,
  placed,
  request,
  review,
  type TillStack,
} from "./open-till.ts";
import { createSteps, pauseAt } from "./steps.ts";

const origin = "http://127.0.0.1:3000";
const ada = { name: "Ada", email: "ada@example.test", password: "correct horse battery" };
const steps = createSteps();

let stack: TillStack;
let mailbox: RunningMailbox;
beforeAll(async () => {
  mailbox = await startMailbox();
  stack = await openTill({ SMTP_URL: mailbox.smtpUrl, STOREFRONT_URL: origin }, steps.change);
  const page = openBrowser(stack.handler, origin);
  await page.call("session.start");
  await page.ask("/sign-up/email", ada);
  const mail = await mailbox.waitFor(ada.email);
  const token = new URL(mail.links[0] ?? "").searchParams.get("token");
  expect(await page.ask(`/verify-email?token=${token}`)).toBe(200);
});
afterAll(async () => {
  await stack?.stop();
  await mailbox?.stop();
});

/** A browser with goods in its guest's cart. */
async function guest(goods: VariantId, quantity: number): Promise<Browser> {
  const page = openBrowser(stack.handler, origin);
  await page.call("session.start");
  expect((await page.call("cart.add", once({ variantId: goods, quantity }))).status).toBe(200);
  return page;
}

async function signIn(page: Browser): Promise<void> {
  expect(await page.ask("/sign-in/email", { email: ada.email, password: ada.password })).toBe(200);
  expect((await page.call("session.enter")).status).toBe(200);
}

test("an account checks out, and another device of it sees the empty cart", async () => {
  const goods = await stack.sell(9);
  const [page, other] = [await guest(goods, 2), openBrowser(stack.handler, origin)];
  await signIn(page);
  await signIn(other);
  expect(await cartOf(other)).toEqual([[goods, 2]]);
  expect(placed(await order(page)).status).toBe("paid");
  expect([await cartOf(page), await cartOf(other)]).toEqual([[], []]);
  expect((await stack.ordersOf(goods)).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^account:/),
  ]);
});

test("a guest who signed in between review and place is told so, and orders his goods as the account, once", async () => {
  const goods = await stack.sell(9);
  const page = await guest(goods, 1);
  const { digest } = await review(page);
  const before = new Map(page.jar);
  const asked = request(digest);
  await signIn(page);
  const stale = openBrowser(stack.handler, origin);
  for (const [name, value] of before) stale.jar.set(name, value);
  expect((await stale.call("checkout.place", asked)).problem).toEqual({
    kind: "unauthorized",
    reason: "merged",
  });
  expect(placed(await page.call("checkout.place", asked)).status).toBe("paid");
  expect(await cartOf(page)).toEqual([]);
  expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
});

test("a guest for whom the last goods are kept signs in and finds them there for him", async () => {
  const goods = await stack.sell(2);
  const page = await guest(goods, 2);
  const { digest } = await review(page);
  expect((await page.call("checkout.reserve", { digest })).status).toBe(200);
  expect(await stack.stockOf(goods)).toBe(0);
  await signIn(page);
  expect((await review(page)).problems).toEqual([]);
  expect(placed(await order(page)).status).toBe("paid");
});

test("a guest whose order is being paid while he signs in finds nothing of it in the account's cart afterwards", async () => {
  const goods = await stack.sell(9);
  const page = await guest(goods, 1);
  const { digest } = await review(page);
  const asked = request(digest);
  const buying = openBrowser(stack.handler, origin);
  for (const [name, value] of page.jar) buying.jar.set(name, value);
  const { reached, goOn } = pauseAt(steps, "before payment.capture");
  const first = buying.call("checkout.place", asked);
  await reached;
  await signIn(page);
  expect(await cartOf(page)).toEqual([[goods, 1]]);
  expect((await review(page)).problems).toMatchObject([{ kind: "being-ordered" }]);
  goOn();
  const answer = placed(await first);
  expect(answer.status).toBe("paid");
  expect(await cartOf(page)).toEqual([]);
  expect(placed(await page.call("checkout.place", asked))).toEqual(answer);
  expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
});

test("a guest's order that is settled after he signed in is taken out of the account's cart by the job", async () => {
  const goods = await stack.sell(9);
  const page = await guest(goods, 1);
  expect(placed(await order(page, paying("timeout"))).status).toBe("pending");
  await signIn(page);
  expect(await cartOf(page)).toEqual([[goods, 1]]);
  await emptied(page);
  expect(await stack.moneyFor(goods)).toEqual({ captures: 1, refunds: 0 });
});
