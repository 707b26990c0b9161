import { emptyCart, linesOf } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import type { Tab } from "./support/browser.ts";
import { createRandom } from "./support/clock.ts";
import { signIn, signOut } from "./support/sign-in.ts";
import { bread, createWorld, jam, milk, quantities } from "./support/world.ts";

const SCHEDULES = 40;

type Step = readonly [weight: number, step: () => unknown];

/** The step at this fraction of all weights. */
function weighed(steps: readonly Step[], fraction: number): () => unknown {
  let rest = fraction * steps.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, step] of steps) {
    rest -= weight;
    if (rest < 0) return step;
  }
  return () => undefined;
}

/**
 * One browser whose tabs come and go while its shopper clicks, signs in to one account or another and out again, over a
 * network that fails and sessions that end. When all is quiet its tabs agree with each other and with the server, and
 * nothing is left of an account that was signed out of. A failing seed prints itself.
 */
async function schedule(seed: number): Promise<void> {
  const random = createRandom(seed);
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random.fraction() * choices.length)] as T;
  const { clock, shop, browser } = createWorld();
  const one = browser();
  const accounts = [shop.newCart(), shop.newCart()];
  const tabs: Tab[] = [one.tab()];
  let left: string | null = null;

  const steps: readonly Step[] = [
    [45, () => pick(tabs).apply({ kind: "add", variant: pick([milk, bread, jam]), quantity: 1 })],
    [7, () => pick(tabs).apply({ kind: "remove", variantId: pick([milk, bread, jam]).id })],
    [8, () => tabs.push(one.tab())],
    [3, () => tabs.length > 1 && tabs.splice(Math.floor(random.fraction() * tabs.length), 1)[0]?.close()],
    [3, () => tabs.length > 1 && tabs.splice(Math.floor(random.fraction() * tabs.length), 1)[0]?.crash()],
    [6, () => Object.assign(shop, { fault: pick([null, null, "down", "lost"]) })],
    [2, () => shop.tokens.clear()],
    [
      10,
      async () => {
        if (one.jar.mark?.kind === "account") return;
        const cartId = pick(accounts);
        const receipt = await signIn({ clock, shop }, one, cartId);
        // Now and then the page that signed in is gone before it could say so.
        if (random.fraction() < 0.8) void pick(tabs).entered({ kind: "account", cartId }, receipt);
        left = null;
        await clock.pass(50);
      },
    ],
    [
      6,
      () => {
        if (one.jar.mark?.kind !== "account") return;
        left = one.jar.mark.cartId;
        signOut(one);
        void pick(tabs).left();
      },
    ],
  ];
  for (let i = 0; i < 50; i++) {
    await weighed(steps, random.fraction())();
    if (random.fraction() < 0.6) await clock.pass(Math.floor(random.fraction() ** 3 * 3_000));
  }
  shop.fault = null;
  one.online(true);
  await clock.pass(900_000);

  const snapshots = tabs.map((tab) => tab.snapshot());
  const cartId = one.jar.mark?.cartId;
  const stored = (cartId && shop.carts.get(cartId)?.kept.stored.cart) ?? emptyCart;
  const expected = { cartId, status: "saved", lines: quantities({ lines: linesOf(stored) }) };
  for (const snapshot of snapshots)
    expect(
      { cartId: snapshot.identity?.cartId, status: snapshot.status, lines: quantities(snapshot) },
      `seed ${seed}`,
    ).toEqual(expected);
  if (left !== null) expect([...one.device.records.keys()], `seed ${seed}`).not.toContain(`cart:${left}`);
  for (const tab of tabs) tab.close();
}

test(`${SCHEDULES} shoppers who click, sign in and out and lose their network end with one cart everywhere`, async () => {
  for (let seed = 1; seed <= SCHEDULES; seed++) await schedule(seed);
});
