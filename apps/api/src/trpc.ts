import { initTRPC } from "@trpc/server";
import type { Context } from "./context.ts";
import { errorShape } from "./error-shape.ts";
import { admit } from "./session/admit.ts";

const t = initTRPC.context<Context>().create({ errorFormatter: errorShape, isDev: false });

export const router = t.router;

/** Open to everybody. */
export const open = t.procedure;

/** Open to whoever holds a token of ours; hands on the session it names. */
export const guest = t.procedure.use(async ({ ctx, type, next }) =>
  next({ ctx: { session: await admit(ctx, type) } }),
);
