import { Currency } from "@dotcart/cart-domain";
import { Country } from "@dotcart/cart-domain/checkout";
import * as z from "zod";
import { mergeStrategies } from "./session/merge-delta.ts";

const url = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `must be an address such as ${example}` });
/** A whole number from `min` to `max`, in digits. (`z.coerce` and `z.tuple` would cost the edge bundle 5 kB.) */
const whole = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be a whole number from ${min} to ${max}`,
    })
    .transform(Number);
const seconds = whole(1, 10 * 365 * 86_400);
/** 256 bits of a random secret are 43 base64 characters; below 32 characters HS256 can be guessed at. */
const Secret = z.string().trim().min(32, "must have at least 32 characters");

const shared = {
  UPSTASH_REDIS_REST_URL: url(/^https?$/, "https://example.upstash.io"),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1, "must not be empty"),
  /** Several, separated by commas: the first signs, all verify. */
  SESSION_SECRET: z
    .string()
    .transform((list) => list.split(","))
    .pipe(z.array(Secret).min(1)),
  SESSION_TTL_SECONDS: seconds.default(30 * 86_400),
  /** Names this shop in its tokens. */
  SHOP_ID: z.string().min(1).max(100).default("dotcart"),
  STOREFRONT_URL: url(/^https?$/, "https://shop.example.com").default("http://127.0.0.1:3000"),
  CURRENCY: Currency.default(Currency.parse("EUR")),
  CART_TTL_SECONDS: seconds.default(30 * 86_400),
  ACCOUNT_CART_TTL_SECONDS: seconds.default(90 * 86_400),
  CART_MERGE_STRATEGY: z.enum(mergeStrategies).default("join"),
};

/** What the edge is given. */
export const EdgeEnv = z.object({
  ...shared,
  /** Where accounts' public keys are published; without it no account's token is served here. */
  ACCOUNT_KEYS_URL: url(/^https?$/, "https://shop.example.com/api/auth/jwks").optional(),
});
export type EdgeEnv = z.infer<typeof EdgeEnv>;

/** What a Node process is given. */
export const NodeEnv = z
  .object({
    ...shared,
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: whole(0, 65_535).default(4000),
    /** Live streams at once; each takes some 10 kB. */
    LIVE_STREAMS: whole(0, 1_000_000).default(10_000),
    /** How long a sign-in lasts when nobody comes back. */
    ACCOUNT_SESSION_TTL_SECONDS: seconds.default(30 * 86_400),
    SMTP_URL: url(/^smtps?$/, "smtp://127.0.0.1:1025").default("smtp://127.0.0.1:1025"),
    /** An address, or `Name <address>`. */
    MAIL_FROM: z.string().min(3).max(320).default("Dotcart <shop@dotcart.test>"),
    /** Where the shop sells when nobody says. */
    HOME_COUNTRY: Country.default(Country.parse("DE")),
    /** How long goods are kept for whoever is at the till; 0 is never. */
    RESERVATION_SECONDS: whole(0, 86_400).default(600),
    /** Who takes the money, separated by commas. `test` moves none. */
    PAYMENT_PROVIDERS: z
      .string()
      .default("test")
      .transform((list) => list.split(",").map((each) => each.trim()))
      .pipe(z.array(z.enum(["test", "stripe"], "must be test, stripe, or both with a comma between")).min(1)),
    /** Both of these where `stripe` takes the money. */
    STRIPE_SECRET_KEY: z.string().min(1).optional(),
    STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
    STRIPE_API_URL: url(/^https?$/, "https://api.stripe.com").default("https://api.stripe.com"),
    DATABASE_URL: url(/^postgres(ql)?$/, "postgres://user:password@127.0.0.1:5432/dotcart"),
    /** At most as many at once. Twice the processors of Postgres is a good number; one each is a job's for a while. */
    DATABASE_CONNECTIONS: whole(4, 1000).default(10),
    /** `false` behind a pooler that hands connections on after each transaction and does not know prepared statements. */
    DATABASE_PREPARES: z
      .enum(["true", "false"])
      .default("true")
      .transform((word) => word === "true"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  })
  .superRefine((env, { addIssue }) => {
    if (!env.PAYMENT_PROVIDERS.includes("stripe")) return;
    for (const name of ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const)
      if (env[name] === undefined) addIssue({ code: "custom", path: [name], message: "is missing" });
  });
export type NodeEnv = z.infer<typeof NodeEnv>;

/** Reads an environment, or throws saying which variable is wrong and why, and never what it was. */
export function readEnv<Schema extends z.ZodType>(schema: Schema, source: object): z.infer<Schema> {
  const set = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `  ${name}: ${name in set ? message : "is missing"}`;
  });
  throw new Error(["The environment is not as it should be:", ...lines].join("\n"));
}

/** The environment of this process; on a wrong one it says so and ends the process. */
export function readProcessEnv<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  try {
    return readEnv(schema, process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
