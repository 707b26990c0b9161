import { randomUUID } from "node:crypto";
import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";
import createNextIntlPlugin from "next-intl/plugin";
import { readBuildEnvironment } from "./src/build-env.ts";
import { orderHeaders, securityHeaders } from "./src/security-headers.ts";

const withMessages = createNextIntlPlugin("./src/i18n/request.ts");

/**
 * Nothing in here depends on where the shop will run: addresses are read by `src/env.ts` when a request comes. Only
 * whether cards are taken through Stripe is decided here, since the policy in the headers is written by the build.
 */
export default function config(phase: string): NextConfig {
  const { STRIPE_PUBLISHABLE_KEY = "" } = readBuildEnvironment(process.env);
  return withMessages({
    cacheComponents: true,
    partialPrefetching: true,
    poweredByHeader: false,
    reactStrictMode: true,
    transpilePackages: ["@dotcart/cart-client", "@dotcart/cart-domain"],
    /** `typecheck` does that, once for the whole workspace. */
    typescript: { ignoreBuildErrors: true },
    compiler: {
      define: { BUILD_NAME: phase === PHASE_PRODUCTION_BUILD ? buildName() : "", STRIPE_PUBLISHABLE_KEY },
    },
    cacheLife: {
      /** Prices and stock may be this old on a page; the cart itself is always priced by the API. */
      catalogue: { stale: 30, revalidate: 30, expire: 300 },
    },
    headers: async () => [
      {
        source: "/:path*",
        headers: securityHeaders({
          isDevelopment: phase === PHASE_DEVELOPMENT_SERVER,
          hasStripe: STRIPE_PUBLISHABLE_KEY !== "",
        }),
      },
      { source: "/:locale/orders/:id", headers: [...orderHeaders] },
    ],
  });
}

/** One name for the whole build, whose workers each read this file again: they inherit the environment. */
function buildName(): string {
  process.env.DOTCART_BUILD ??= randomUUID().slice(0, 8);
  return process.env.DOTCART_BUILD;
}
