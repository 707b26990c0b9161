import {
  type Cart,
  type CartId,
  type Dot,
  emptyCart,
  linesOf,
  unionContexts,
  type VariantId,
  variantOf,
} from "@dotcart/cart-domain";
import type { CartStore, StoredCart } from "@dotcart/cart-store";
import { type MergeStrategy, mergeDelta } from "./merge-delta.ts";
import type { Owner } from "./port.ts";

/** What a sign-in has brought, for the shopper to see and to undo. */
export type Receipt = {
  readonly guestCartId: CartId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly strategy: MergeStrategy;
  /** What came from the guest and is there. */
  readonly lines: readonly { readonly variantId: VariantId; readonly quantity: number }[];
  /** The guest's operations behind it; taking exactly these out undoes the merge. */
  readonly dots: readonly Dot[];
  /** Lines of the account's own beside them. */
  readonly kept: number;
};

export type MergePorts = {
  /** Of guests. */
  readonly carts: Pick<CartStore, "close">;
  /** Of accounts. */
  readonly accountCarts: Pick<CartStore, "read" | "merge">;
  readonly clock: () => number;
  readonly shop: { readonly mergeStrategy: MergeStrategy };
};

/**
 * Brings a guest's cart into an account's, once. First the guest's is closed for good, in one step that the first
 * account wins: from then on it never changes, so whoever comes again, after a crash anywhere or at the same moment,
 * finds the same cart and joins it again to no further effect. Null where nothing is to be brought: there is no such
 * cart, it is empty, or it went to another account.
 */
export async function mergeGuest(ports: MergePorts, guest: CartId, account: Owner): Promise<Receipt | null> {
  const { carts, accountCarts, clock, shop } = ports;
  const closed = await carts.close(guest, { into: account.cartId, now: clock() });
  if (closed === null || closed.closedInto !== account.cartId) return null;
  const before = (await accountCarts.read(account.cartId))?.cart ?? emptyCart;
  const brought = { guest, strategy: shop.mergeStrategy };
  if (hasSeen(before, closed.cart)) return receiptOf(closed, { ...brought, account: before });
  const merged = await accountCarts.merge(
    account.cartId,
    mergeDelta(shop.mergeStrategy, before, closed.cart),
    {
      create: true,
      now: clock(),
      subject: account.subject,
    },
  );
  if (merged.kind === "no-such-cart") return null;
  return receiptOf(closed, { ...brought, account: merged.stored.cart });
}

/** Whether this cart was joined before: then whatever is not here any more was taken out since, and stays out. */
const hasSeen = ({ context }: Cart, guest: Cart): boolean =>
  unionContexts(context, guest.context) === context;

type Brought = { readonly guest: CartId; readonly strategy: MergeStrategy; readonly account: Cart };

function receiptOf({ cart, at }: StoredCart, { guest, strategy, account }: Brought): Receipt | null {
  if (cart.entries.size === 0) return null;
  const brought = new Map([...account.entries].filter(([dot]) => cart.entries.has(dot)));
  const own = new Map([...account.entries].filter(([dot]) => !cart.entries.has(dot)));
  return {
    guestCartId: guest,
    at,
    strategy,
    lines: linesOf({ ...account, entries: brought }).map(({ line, quantity }) => ({
      variantId: variantOf(line),
      quantity,
    })),
    dots: [...brought.keys()],
    kept: linesOf({ ...account, entries: own }).length,
  };
}
