import { begin } from "../session/begin.ts";
import { enter } from "../session/enter.ts";
import { leave } from "../session/leave.ts";
import { refresh } from "../session/refresh.ts";
import { member, open, ourPages, returning, router } from "../trpc.ts";
import { Nothing } from "./nothing.ts";

export const sessionRouter = router({
  /**
   * A new guest with an empty cart; the account's session where this browser is signed in. The token comes in the answer
   * and as an HttpOnly cookie.
   */
  start: open.input(Nothing).mutation(({ ctx }) => begin(ctx)),

  /** The same cart with a token that lasts its full time again; an account's also after its token has ended. */
  refresh: returning.input(Nothing).mutation(({ ctx }) => refresh(ctx, ctx.returning)),

  /** After a sign-in: the account's cart, and what the guest had in his, exactly once however often this is called. */
  enter: member.input(Nothing).mutation(({ ctx }) => enter(ctx, ctx.account)),

  /** Signs out and takes every cookie of ours along. */
  leave: ourPages.input(Nothing).mutation(({ ctx }) => leave(ctx)),
});
