import { defineConfig, devices } from "@playwright/test";

/** A shop that somebody else has started; without one the suite starts its own, and tells its workers by both names. */
const isGiven = process.env.STOREFRONT_URL !== undefined && process.env.SHOP_CONTROL_URL === undefined;
if (isGiven && process.env.TEST_WORKER_INDEX === undefined)
  console.log("The shop is given, so it cannot be taken away: away.spec.ts is left out.");

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  ...(isGiven ? {} : { globalSetup: "./e2e/shop/global-setup.ts" }),
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
    { name: "shop", testMatch: "*.spec.ts", testIgnore: "away.spec.ts" },
    /** Takes the API away from everybody, so it runs when everybody is done. */
    ...(isGiven ? [] : [{ name: "away", testMatch: "away.spec.ts", dependencies: ["shop"] }]),
  ],
});
