import { Refusal } from "../problem.ts";
import { admit } from "../session/admit.ts";
import { open } from "../trpc.ts";

/**
 * Open to whoever holds a token of ours, and to whoever shows a key: what an order's link opens, it opens in any
 * browser, with an ended token too. Whether the key is the order's is asked of the order; without one nobody makes us
 * read an input before his token is good.
 */
export const shopperOrKey = open.use(async ({ ctx, type, getRawInput, next }) => {
  const session = await admit(ctx, type).catch(async (refusal: unknown) => {
    if (refusal instanceof Refusal && showsKey(await getRawInput().catch(() => null))) return null;
    throw refusal;
  });
  const { till } = ctx.ports;
  if (till === null) throw new Refusal({ kind: "not-served-here" });
  return next({ ctx: { session, till } });
});

const showsKey = (input: unknown): boolean =>
  typeof input === "object" && input !== null && "key" in input && typeof input.key === "string";
