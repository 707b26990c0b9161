/** Written in by the build (`next.config.ts`); empty where no cards are taken through Stripe. */
declare const STRIPE_PUBLISHABLE_KEY: string;

export const publishableKey = STRIPE_PUBLISHABLE_KEY;

/** The API takes cards through Stripe, and these pages were built to. */
export const offersStripe = (providers: readonly string[]): boolean =>
  publishableKey !== "" && providers.includes("stripe");
