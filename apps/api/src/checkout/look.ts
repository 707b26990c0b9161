import {
  type Cart,
  type CartProblem,
  type Dot,
  type ReviewedLine,
  reviewCart,
  type VariantId,
  variantOf,
} from "@dotcart/cart-domain";
import {
  type CheckoutProblem,
  type Country,
  type DeliveryId,
  type DiscountCode,
  isBlocking,
  orderedProblems,
  type Quote,
  quote,
  restrict,
  type Shown,
  shownOf,
} from "@dotcart/cart-domain/checkout";
import type { CheckoutFacts, CheckoutVariant, TakenDot } from "@dotcart/shop-db";
import type { AtTill } from "./desk.ts";
import { takeOut } from "./take-cart.ts";

export type Wish = {
  /** What of the cart is meant. */
  readonly cart: Cart;
  readonly country: Country;
  readonly delivery: DeliveryId | undefined;
  readonly code: DiscountCode | null;
};

/** What an order would be, as Postgres has it in one moment. */
export type Sight = {
  readonly country: Country;
  readonly lines: readonly SightLine[];
  readonly itemCount: number;
  readonly quote: Quote;
  readonly shown: Shown;
  /** Everything, the lines' own included. */
  readonly problems: readonly CheckoutProblem[];
  readonly reservedUntil: number | null;
};

export type SightLine = Omit<ReviewedLine, "variant" | "problems"> & {
  readonly variant: CheckoutVariant | null;
  readonly problems: readonly CheckoutProblem[];
};

/** Prices a cart from the books. What is in it though it was charged already is taken out of it, here and for good. */
export async function look(at: AtTill, { cart, country, delivery, code }: Wish): Promise<Sight> {
  const { ports, till, session } = at;
  const { cartId, subject } = session;
  const [facts, terms] = await Promise.all([
    till.orders.facts({
      variantIds: variantsIn(cart),
      dots: [...cart.entries.keys()],
      cartId,
      subject,
      code,
    }),
    till.orders.terms(ports.shop.currency),
  ]);
  const taken = facts.taken.filter(({ isPending }) => !isPending);
  const charged = taken.map(({ dot }) => dot);
  if (charged.length > 0) await repair(at, taken);
  const variants = withReserved(facts);
  const now = ports.clock();
  const review = reviewCart(without(cart, charged), variants, { currency: ports.shop.currency, now });
  const lines = review.lines.map(
    (line): SightLine => ({
      ...line,
      variant: variants.get(line.variantId) ?? null,
      problems: [...line.problems.filter(isOfCheckout), ...orderedProblems(line, facts)],
    }),
  );
  const quoted = quote({
    subtotal: review.total,
    weightGrams: lines.reduce(
      (sum, { variant, quantity }) => sum + (variant?.weightGrams ?? 0) * quantity,
      0,
    ),
    country,
    delivery,
    askedCode: code,
    discount: facts.discount,
    terms,
    now,
  });
  return {
    country,
    lines,
    itemCount: review.itemCount,
    quote: quoted.quote,
    shown: shownOf(lines, quoted.quote, country),
    problems: [
      ...(lines.length === 0 ? [{ kind: "cart-empty" } as const] : []),
      ...review.problems,
      ...lines.flatMap(({ problems }) => problems),
      ...quoted.problems,
    ],
    reservedUntil: facts.reservedUntil,
  };
}

/** Whether it can be ordered once it was confirmed. */
export const canBeOrdered = ({ problems }: Pick<Sight, "problems">): boolean => !problems.some(isBlocking);

function variantsIn({ entries }: Cart): readonly VariantId[] {
  const ids = new Set<VariantId>();
  for (const { line } of entries.values()) ids.add(variantOf(line));
  return [...ids];
}

/** What is reserved for this cart is not on the shelf any more, and is there for it. */
const withReserved = ({ variants, reserved }: CheckoutFacts): ReadonlyMap<VariantId, CheckoutVariant> =>
  new Map(
    [...variants].map(([id, variant]) => [
      id,
      { ...variant, stock: variant.stock + (reserved.get(id) ?? 0) },
    ]),
  );

function without(cart: Cart, dots: readonly Dot[]): Cart {
  const gone = new Set(dots);
  return gone.size === 0
    ? cart
    : restrict(
        cart,
        [...cart.entries.keys()].filter((dot) => !gone.has(dot)),
      );
}

const isOfCheckout = (
  problem: CartProblem,
): problem is Exclude<CartProblem, { kind: "operation-id-reused" }> => problem.kind !== "operation-id-reused";

/**
 * A crash kept these in the cart, or a restored Redis brought them back. It is told of everything that their orders charged:
 * one that was set back would give names of operations once more that are an order's. It can wait when Redis cannot now.
 */
async function repair({ ports, till, session }: AtTill, taken: readonly TakenDot[]): Promise<void> {
  try {
    const orderIds = [...new Set(taken.map(({ orderId }) => orderId))];
    const orders = await Promise.all(orderIds.map((orderId) => till.orders.dotsOf(orderId)));
    const dots = [...taken.map(({ dot }) => dot), ...orders.flatMap((order) => order?.dots ?? [])];
    await takeOut(ports, { ...session, dots });
  } catch (err) {
    ports.log.warn({ err, cartId: session.cartId }, "what was charged could not be taken out of a cart");
  }
}
