import type { CartId } from "@dotcart/cart-domain";
import type { Channel } from "./ports.ts";
import { recordOf, replicaIn } from "./record.ts";
import type { Replica } from "./replica.ts";
import { isCartId, isFields, isIdentity, isReceipt } from "./shapes.ts";
import type { Identity, Receipt } from "./snapshot.ts";

/** What the tabs of one browser tell each other. */
export type TabMessage =
  /** Part of a replica: a delta in place of the cart, and what was heard of the server. */
  | { readonly kind: "replica"; readonly replica: Replica }
  | { readonly kind: "began"; readonly identity: Identity }
  | { readonly kind: "entered"; readonly identity: Identity; readonly receipt: Receipt | null }
  /** Of this cart, or of whichever account's. */
  | { readonly kind: "left"; readonly cartId: CartId | null };

export type Tabs = {
  tell(message: TabMessage): void;
  close(): void;
};

/** Joins the tabs of a browser. A tab may run an older page: what cannot be read is passed over. */
export function createTabs(channel: Channel, listener: (message: TabMessage) => void): Tabs {
  const unsubscribe = channel.subscribe((value) => {
    const message = messageIn(value);
    if (message !== null) listener(message);
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

function messageIn(value: unknown): TabMessage | null {
  if (!isFields(value)) return null;
  const { kind, identity, receipt, cartId } = value;
  switch (kind) {
    case "replica": {
      const replica = replicaIn(value.record);
      return replica === null ? null : { kind, replica };
    }
    case "began":
      return isIdentity(identity) ? { kind, identity } : null;
    case "entered":
      return isIdentity(identity) && (receipt === null || isReceipt(receipt))
        ? { kind, identity, receipt }
        : null;
    case "left":
      return cartId === null || isCartId(cartId) ? { kind, cartId } : null;
    default:
      return null;
  }
}
