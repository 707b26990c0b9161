import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import type { OnPaymentNews } from "./payment/webhook-door.ts";

/** What a deployment answers for. */
export type Served = {
  /** By full path, `cart.add`. */
  readonly procedures: ReadonlyMap<string, AnyTRPCProcedure>;
  /** First words of the paths that another deployment of the same API answers for. */
  readonly elsewhere: ReadonlySet<string>;
  /** Told what payment providers call for; absent where they do not call. */
  readonly onPaymentNews?: OnPaymentNews;
};

/**
 * Everything in a router. At run time tRPC keeps procedures flat, whatever the type shows; a map has no `constructor` or
 * `__proto__` to be asked for.
 */
export const servedBy = (router: AnyTRPCRouter, elsewhere: readonly string[] = []): Served => ({
  procedures: new Map(Object.entries(router._def.procedures as unknown as Record<string, AnyTRPCProcedure>)),
  elsewhere: new Set(elsewhere),
});
