import { type Cart, emptyCart, linesOf } from "@dotcart/cart-domain";
import { Country, type DeliveryId, DiscountCode, restrict } from "@dotcart/cart-domain/checkout";
import { cartsOf } from "../cart/carts-of.ts";
import { stillOpen } from "../cart/still-open.ts";
import type { AtTill } from "./desk.ts";
import { look, type Sight } from "./look.ts";
import { showReview } from "./show-review.ts";
import type { CheckoutReview } from "./view.ts";

export type ReviewWish = {
  readonly country?: Country | undefined;
  readonly delivery?: DeliveryId | undefined;
  /** As somebody typed it. */
  readonly code?: string | undefined;
};

/** The cart as it would be ordered now, priced from the books. */
export async function review(at: AtTill, wish: ReviewWish): Promise<CheckoutReview> {
  return showReview(at, await lookAtAll(at, wish));
}

/** Everything in the cart but what is saved for later. */
export async function lookAtAll(at: AtTill, { country, delivery, code = "" }: ReviewWish): Promise<Sight> {
  const typed = DiscountCode.safeParse(code);
  const sight = await look(at, {
    cart: inCart(await cartOf(at)),
    country: country ?? Country.parse(at.till.homeCountry),
    delivery,
    code: typed.success ? typed.data : null,
  });
  if (typed.success || code.trim() === "") return sight;
  const unknown = { kind: "code-refused", code, reason: "unknown", minimum: null } as const;
  return { ...sight, problems: [...sight.problems, unknown] };
}

/** The shopper's cart, or a refusal where it went into an account's. */
export async function cartOf({ ports, session }: AtTill): Promise<Cart> {
  return stillOpen(await cartsOf(ports, session).read(session.cartId))?.cart ?? emptyCart;
}

const inCart = (cart: Cart): Cart =>
  restrict(
    cart,
    linesOf(cart).flatMap(({ dots }) => dots),
  );
