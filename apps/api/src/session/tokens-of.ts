import type { EdgeEnv } from "../env.ts";
import { type AccountKeysOptions, createAccountKeys } from "./account-keys.ts";
import { createAccountTokens } from "./account-tokens.ts";
import { createAnyTokens } from "./any-tokens.ts";
import type { Tokens } from "./port.ts";
import { rememberVerified } from "./remembered-tokens.ts";
import { createTokens } from "./tokens.ts";

type TokenEnv = Pick<EdgeEnv, "SESSION_SECRET" | "SESSION_TTL_SECONDS" | "SHOP_ID">;

/** All tokens this shop knows, guests' and accounts', each checked once. */
export function tokensOf(env: TokenEnv, keys: AccountKeysOptions): Tokens {
  const { clock } = keys;
  const shopId = env.SHOP_ID;
  const guests = createTokens({
    secrets: env.SESSION_SECRET,
    shopId,
    lifetimeSeconds: env.SESSION_TTL_SECONDS,
    clock,
  });
  const accounts = createAccountTokens({ keys: createAccountKeys(keys), shopId, clock });
  return rememberVerified(createAnyTokens(guests, accounts), clock);
}
