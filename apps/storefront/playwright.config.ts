import { defineConfig, devices } from "@playwright/test";

/** They take parts of the shop away from everybody, so they run when everybody is done. */
const apart = ["away.spec.ts", "lost-server.spec.ts"];
/** They read the shop's mails, are signed in as its merchant, or pay at the stand-in for Stripe. */
const inside = [
  "accounts.spec.ts",
  "addresses.spec.ts",
  "checkout-changes.spec.ts",
  "checkout-member.spec.ts",
  "checkout-stripe.spec.ts",
  "orders-mail.spec.ts",
];

/** A shop that somebody else has started; without one the suite starts its own, and tells its workers by both names. */
const isGiven = process.env.STOREFRONT_URL !== undefined && process.env.SHOP_CONTROL_URL === undefined;
if (isGiven && process.env.TEST_WORKER_INDEX === undefined)
  console.log(
    `The shop is given, so it is not ours to take away or to read: no ${[...apart, ...inside].join(", ")}.`,
  );

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  ...(process.env.STOREFRONT_URL === undefined ? { globalSetup: "./e2e/shop/global-setup.ts" } : {}),
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-GB",
    reducedMotion: "reduce",
    /** The worker stands between a page and the network that most tests listen to; `offline.spec.ts` lets it in. */
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "shop", testMatch: "*.spec.ts", testIgnore: isGiven ? [...apart, ...inside] : apart },
    ...(isGiven ? [] : [{ name: "away", testMatch: apart, workers: 1, dependencies: ["shop"] }]),
  ],
});
