import * as z from "zod";

const BuildEnvironment = z.object({
  /** Names the account that Stripe's script types a card for. No secret: it stands in the pages. */
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_\w+$/, "must be a publishable key: pk_test_… or pk_live_…")
    .optional(),
});
export type BuildEnvironment = Readonly<z.infer<typeof BuildEnvironment>>;

/**
 * What has to be known when the shop is built: the policy in the headers and the scripts of the pages are written then.
 * Everything else is read by `env.ts` when a request comes. Throws with the name of a variable that is wrong, above all
 * where a secret key is about to be written into pages.
 */
export function readBuildEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): BuildEnvironment {
  const parsed = BuildEnvironment.safeParse({
    STRIPE_PUBLISHABLE_KEY: variables.STRIPE_PUBLISHABLE_KEY || undefined,
  });
  if (!parsed.success)
    throw new Error(`The storefront cannot be built like this.\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
