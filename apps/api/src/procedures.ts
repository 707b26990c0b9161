import type { AnyTRPCProcedure } from "@trpc/server";
import { appRouter } from "./app-router.ts";

/**
 * Every procedure by its full path, `cart.add`. At run time tRPC keeps them flat, whatever the type shows; a map has
 * no `constructor` or `__proto__` to be asked for.
 */
export const procedures: ReadonlyMap<string, AnyTRPCProcedure> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>),
);
