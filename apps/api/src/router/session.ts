import { newGuest } from "../session/guest.ts";
import { start } from "../session/start.ts";
import { guest, open, router } from "../trpc.ts";
import { Nothing } from "./nothing.ts";

export const sessionRouter = router({
  /** A new guest with an empty cart. The token comes in the answer and as an HttpOnly cookie. */
  start: open.input(Nothing).mutation(({ ctx }) => start(ctx, newGuest(ctx.ports.random))),

  /** The same guest and cart with a token that lasts its full time again. */
  refresh: guest.input(Nothing).mutation(({ ctx }) => start(ctx, ctx.session)),
});
