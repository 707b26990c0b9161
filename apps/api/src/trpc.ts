import { initTRPC } from "@trpc/server";
import type { Till } from "./checkout/port.ts";
import type { Context } from "./context.ts";
import { errorShape } from "./error-shape.ts";
import { Refusal } from "./problem.ts";
import { admit } from "./session/admit.ts";
import { requireOurPages, signedIn } from "./session/signed-in.ts";
import { whoReturns } from "./session/who-returns.ts";

const t = initTRPC.context<Context>().create({ errorFormatter: errorShape, isDev: false });

export const router = t.router;

/** Open to everybody. */
export const open = t.procedure;

/** Open to whoever holds a token of ours, a guest's or an account's; hands on the session it names. */
export const shopper = t.procedure.use(async ({ ctx, type, next }) =>
  next({ ctx: { session: await admit(ctx, type) } }),
);

/** Open to whoever may have a new token for his old one. */
export const returning = t.procedure.use(async ({ ctx, next }) =>
  next({ ctx: { returning: await whoReturns(ctx) } }),
);

/** Open to whoever is signed in. */
export const member = t.procedure.use(async ({ ctx, next }) => {
  const account = await signedIn(ctx);
  if (account === null) throw new Refusal({ kind: "unauthorized", reason: "missing" });
  return next({ ctx: { account } });
});

/** Open to everybody but pages of other sites. */
export const ourPages = t.procedure.use(async ({ ctx, next }) => {
  requireOurPages(ctx);
  return next();
});

/** Open to whoever holds a token of ours, where orders are taken. */
export const shopperAtTill = shopper.use(({ ctx, next }) => next({ ctx: { till: tillOf(ctx) } }));

/** Open to whoever is signed in, where orders are taken. */
export const memberAtTill = member.use(({ ctx, next }) => next({ ctx: { till: tillOf(ctx) } }));

/** Open to whoever the shop belongs to. What he may do is asked at each call, so it ends when he is told so. */
export const admin = memberAtTill.use(async ({ ctx, next }) => {
  if ((await ctx.till.roleOf(ctx.account.userId)) !== "admin") throw new Refusal({ kind: "forbidden" });
  return next();
});

function tillOf({ ports }: Context): Till {
  if (ports.till === null) throw new Refusal({ kind: "not-served-here" });
  return ports.till;
}
