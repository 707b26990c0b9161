import { Currency } from "@dotcart/cart-domain";
import * as z from "zod";

const Origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

const Environment = z.object({
  /** Where the storefront's server reaches the API. No browser ever sees it. */
  API_URL: Origin.default("http://127.0.0.1:4000"),
  /** Where shoppers reach the shop: canonical links, the sitemap, previews in other people's pages. */
  SITE_URL: Origin.default("http://127.0.0.1:3000"),
  /** What the shop sells in: the same name and value as the API's. */
  CURRENCY: Currency.default("EUR" as Currency),
});
export type Environment = Readonly<z.infer<typeof Environment>>;

let known: Environment | undefined;

/**
 * The environment, read when it is first asked for and never while building, so that one build runs anywhere. Throws
 * with the name of a variable that is no address.
 */
export function env(): Environment {
  known ??= readEnvironment(process.env);
  return known;
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const { API_URL, SITE_URL, CURRENCY } = variables;
  const parsed = Environment.safeParse({
    API_URL: API_URL || undefined,
    SITE_URL: SITE_URL || undefined,
    CURRENCY: CURRENCY || undefined,
  });
  if (!parsed.success)
    throw new Error(`The storefront's environment is wrong.\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
