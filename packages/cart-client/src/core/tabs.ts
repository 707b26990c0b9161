import { CartId, Dot, VariantId } from "@dotcart/cart-domain";
import * as z from "zod";
import type { Channel } from "./ports.ts";
import { recordOf, replicaIn } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Identity, Receipt } from "./snapshot.ts";

/** What the tabs of one browser tell each other. */
export type TabMessage =
  /** Part of a replica: a delta in place of the cart, and what was heard of the server. */
  | { readonly kind: "replica"; readonly replica: Replica }
  | { readonly kind: "began"; readonly identity: Identity }
  | { readonly kind: "entered"; readonly identity: Identity; readonly receipt: Receipt | null }
  | { readonly kind: "left"; readonly cartId: CartId };

export type Tabs = {
  tell(message: TabMessage): void;
  close(): void;
};

const Identified = z.strictObject({ kind: z.enum(["guest", "account"]), cartId: CartId });
const ReceiptShape = z.strictObject({
  guestCartId: CartId,
  at: z.number(),
  strategy: z.enum(["join", "keep-account", "keep-guest", "larger"]),
  lines: z.array(z.strictObject({ variantId: VariantId, quantity: z.number() })),
  dots: z.array(Dot),
  kept: z.number(),
});
const Posted = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("replica"), record: z.unknown() }),
  z.strictObject({ kind: z.literal("began"), identity: Identified }),
  z.strictObject({ kind: z.literal("entered"), identity: Identified, receipt: ReceiptShape.nullable() }),
  z.strictObject({ kind: z.literal("left"), cartId: CartId }),
]);

/** Joins the tabs of a browser. A tab may run an older page: what cannot be read is passed over. */
export function createTabs(channel: Channel, listener: (message: TabMessage) => void): Tabs {
  const unsubscribe = channel.subscribe((value) => {
    const posted = Posted.safeParse(value);
    if (!posted.success) return;
    if (posted.data.kind !== "replica") return listener(posted.data);
    const replica = replicaIn(posted.data.record);
    if (replica !== null) listener({ kind: "replica", replica });
  });
  return {
    tell: (message) =>
      channel.post(
        message.kind === "replica" ? { kind: "replica", record: recordOf(message.replica) } : message,
      ),
    close() {
      unsubscribe();
      channel.close();
    },
  };
}
