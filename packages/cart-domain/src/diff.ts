import type { Cart, Delta } from "./cart.ts";
import { type Context, contextOf, knows } from "./context.ts";
import { counterOf, dotOf, ridOf } from "./dot.ts";
import type { Dot, Rid } from "./schema/dot.ts";

/** What a peer says it has: every dot it has seen, and which of them live. Used to compute a reply, never joined. */
export type Have = { readonly context: Context; readonly live: ReadonlySet<Dot> };

export const haveOf = ({ entries, context }: Cart): Have => ({ context, live: new Set(entries.keys()) });
