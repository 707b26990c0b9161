import type { CartId, Dot } from "@dotcart/cart-domain";
import type { OrderId, PaymentState } from "@dotcart/cart-domain/checkout";
import type { NewOrder, Payment, ShopDb } from "../src/index.ts";
import { euros, productId, variantId } from "./drafts.ts";
import { newCartId, newDot, newKey, newOrder, newOrderId } from "./orders.ts";
import type { Random } from "./random.ts";

/** What all shoppers and merchants of one history meet in. */
export type Scene = {
  readonly variants: readonly string[];
  readonly carts: readonly CartId[];
  /** Dots that several of them order. */
  readonly dots: Dot[];
  readonly orders: NewOrder[];
};

export const newScene = (variants: readonly string[]): Scene => ({
  variants,
  carts: Array.from({ length: 6 }, newCartId),
  dots: Array.from({ length: 20 }, () => newDot()),
  orders: [],
});

/** One thing that a shopper, a merchant, a provider or a job does to the books. */
export async function act({ orders, products }: ShopDb, scene: Scene, random: Random): Promise<void> {
  const some = (): NewOrder | null => (scene.orders.length === 0 ? null : random.pick(scene.orders));
  const id = (): OrderId => some()?.id ?? newOrderId();
  const actor = "user:x";
  const driver = `driver ${random.below(1e9)}`;
  const deeds: readonly (() => Promise<unknown>)[] = [
    ...repeat(6, () => place(anOrder(scene, random))),
    // The same once more, or under its key with another body.
    () => place(some() ?? anOrder(scene, random)),
    () => place({ ...anOrder(scene, random), key: some()?.key ?? newKey() }),
    ...repeat(6, () => drive(id())),
    () => orders.ask(id(), { goal: "void", actor, unlessFulfilled: true }),
    () => orders.ask(id(), { goal: "refund", actor, unlessFulfilled: random.chance(0.5) }),
    () => orders.fulfil(id(), actor),
    () => orders.deliver(id(), actor),
    ...repeat(2, () =>
      orders.reserve(random.pick(scene.carts), someGoods(scene, random), random.pick([0, 60_000])),
    ),
    () => orders.releaseExpired(3),
    () => products.updateVariant({ variantId: variantId(random.pick(scene.variants)), price: euros(1000) }),
    () => products.setListed(productId("mug"), random.chance(0.8)),
    () => orders.cartTaken(id()),
  ];
  await random.pick(deeds)();

  async function place(order: NewOrder): Promise<void> {
    const { kind } = await orders.place(order);
    if (kind === "placed") scene.orders.push(order);
  }

  /** As far as the provider comes this time; it may be lost, and somebody else goes on. */
  async function drive(orderId: OrderId): Promise<void> {
    let payment = await orders.drive(orderId, { driver, milliseconds: random.pick([0, 5, 30_000]) });
    let state = payment && said(payment, random);
    while (payment !== null && state !== null && !random.chance(0.2)) {
      payment = await orders.note(orderId, driver, { state, reference: orderId });
      state = payment && said(payment, random);
    }
    if (random.chance(0.9)) await orders.leave(orderId, driver, state === null ? null : 0);
  }
}

/** What a provider might say next, towards the goal or not; null when nothing is left. */
export function said({ state, goal }: Payment, random: Random): PaymentState | null {
  const answers: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
    new:
      goal === "charge"
        ? ["authorised", "authorised", "requires-action", "declined"]
        : ["voided", "authorised"],
    "requires-action": goal === "charge" ? ["authorised", "declined"] : ["voided"],
    authorised: goal === "charge" ? ["captured"] : ["voided", "captured"],
    captured: goal === "charge" ? [] : ["refunded"],
    declined: [],
    voided: [],
    refunded: [],
  };
  return answers[state].length === 0 ? null : random.pick(answers[state]);
}

function anOrder({ variants, carts, dots }: Scene, random: Random): NewOrder {
  const lines = Array.from({ length: 1 + random.below(3) }, () => random.pick(variants));
  const code = random.chance(0.4) ? { code: { name: "FEW", amount: 100 } } : {};
  return newOrder(
    [...new Set(lines)]
      .map((id) => ({
        id,
        quantity: 1 + random.below(3),
        dots: [newDot(), ...(random.chance(0.3) ? [random.pick(dots)] : [])],
      }))
      .filter(
        ({ dots: mine }, at, all) =>
          !all.slice(0, at).some((line) => line.dots[1] !== undefined && line.dots[1] === mine[1]),
      ),
    { cartId: random.pick(carts), requestHash: String(random.below(2)), ...code },
  );
}

const someGoods = ({ variants }: Scene, random: Random) =>
  variants
    .filter(() => random.chance(0.4))
    .map((id) => ({ variantId: variantId(id), quantity: 1 + random.below(3) }));

const repeat = <Item>(times: number, item: Item): Item[] => Array.from({ length: times }, () => item);
