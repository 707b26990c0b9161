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
 * cart, it is empty, or it went to another account. Then that account's sign-in may have crashed half-way, and whoever
 * came with this guest since shows its token last: the goods go where they were to go, and he hears nothing of it.
 */
export async function mergeGuest(ports: MergePorts, guest: CartId, account: Owner): Promise<Receipt | null> {
  const closed = await ports.carts.close(guest, { into: account.cartId, now: ports.clock() });
  if (closed === null || closed.closedInto === null) return null;
  if (closed.closedInto === account.cartId) return bringIn(ports, { guest, closed, account });
  await bringIn(ports, { guest, closed, account: { cartId: closed.closedInto } });
  return null;
}

/** Without a subject the guest's rids are left to whoever opens the cart: its owner alone can. */
type Bringing = {
  readonly guest: CartId;
  readonly closed: StoredCart;
  readonly account: Pick<Owner, "cartId"> & Partial<Pick<Owner, "subject">>;
};

async function bringIn(ports: MergePorts, { guest, closed, account }: Bringing): Promise<Receipt | null> {
  const { accountCarts, clock, shop } = ports;
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
