import {
  type Address,
  type CheckoutProblem,
  changesBetween,
  type DeliveryId,
  type IdempotencyKey,
  isBlocking,
  type Order,
  restrict,
} from "@dotcart/cart-domain/checkout";
import { Refusal } from "../problem.ts";
import { driveAndAnswer, inProgress } from "./answer.ts";
import type { AtTill } from "./desk.ts";
import { readDigest, type Told } from "./digest.ts";
import { holdTill } from "./hold-till.ts";
import { look, type Sight } from "./look.ts";
import { newOrder, newOrderId } from "./new-order.ts";
import { requestHash } from "./request-hash.ts";
import { cartOf, lookAtAll } from "./review.ts";
import { showReview } from "./show-review.ts";
import type { PlacedOrder } from "./view.ts";

export type PlaceRequest = {
  readonly idempotencyKey: IdempotencyKey;
  readonly digest: string;
  readonly email: string;
  readonly address: Address;
  readonly delivery: DeliveryId;
  readonly payment: { readonly provider: string; readonly token: string };
};

/** How often the books may say that something changed between our look and their lock. */
const mostLooks = 3;

/**
 * Orders what the digest shows, once for a key, and drives its payment. What the digest shows is compared with what is now;
 * what came to the cart since it was made is no part of it and stays there. The same key with the same body again is
 * the same order, however the first call ended.
 */
export async function place(at: AtTill, request: PlaceRequest): Promise<PlacedOrder> {
  const { idempotencyKey, ...body } = request;
  const asked = { ...request, hash: requestHash(body) };
  const answered = await holdTill(at, idempotencyKey, async () => {
    const { order, sight } = await enter(at, asked).catch((error) => known(at, asked, error));
    const dots = sight?.lines.flatMap((line) => line.dots);
    return driveAndAnswer(at, order, { charged: dots && { ...at.session, dots } });
  });
  if (answered !== null) return answered;
  const { order } = await known(at, asked, inProgress(2));
  return driveAndAnswer(at, order);
}

type Asked = PlaceRequest & { readonly hash: string };
type Entered = { readonly order: Order; readonly sight: Sight | null };

/**
 * The order that this key stands for already, whatever stands in the way of a new one: it may be there by this very call,
 * made before. Otherwise `refusal` it is, which may be a slip of ours as well.
 */
async function known({ ports, till, session }: AtTill, asked: Asked, refusal: unknown): Promise<Entered> {
  if (isOfBooks(refusal)) throw refusal;
  const there = await till.orders.byKey({ subject: session.subject, key: asked.idempotencyKey });
  if (there !== null && there.requestHash !== asked.hash)
    throw new Refusal({ kind: "idempotency-key-reused" });
  const order = there && (await till.orders.byId(there.orderId));
  if (order === null) throw refusal;
  if (!(refusal instanceof Refusal))
    ports.log.warn({ err: refusal, orderId: order.id }, "an order was placed before what fails now");
  return { order, sight: null };
}

/** Whoever was just not answered by the books is not answered sooner by asking them again. */
const isOfBooks = (refusal: unknown): boolean =>
  refusal instanceof Refusal &&
  refusal.problem.kind === "dependency-unavailable" &&
  refusal.problem.dependency === "orders";

function requireProvider({ till }: AtTill, provider: string): void {
  if (!till.providers.has(provider)) throw new Refusal({ kind: "unknown-payment-provider", provider });
}

/** Looks, compares and has the books enter the order. They believe nothing of the look either, so it may take another. */
async function enter(at: AtTill, asked: Asked): Promise<Entered> {
  const told = readDigest(asked.digest);
  requireProvider(at, asked.payment.provider);
  const id = newOrderId(at.ports.random);
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const sight = await lookAgain(at, told, asked);
    const changes = changesOf(told, sight);
    if (changes.length > 0) throw await changed(at, told, { request: asked, changes });
    const placed = await at.till.orders.place(newOrder(at, sight, { ...asked, id }));
    switch (placed.kind) {
      case "placed":
        return { order: placed.order, sight };
      case "replayed":
        return { order: placed.order, sight: null };
      case "key-reused":
        throw new Refusal({ kind: "idempotency-key-reused" });
      case "dots-taken":
        if (placed.taken.some(({ isPending }) => isPending)) throw inProgress(1);
        break;
      case "outdated":
        break;
    }
  }
  throw inProgress(1);
}

/** What the digest means, as it is now. */
async function lookAgain(at: AtTill, { shown }: Told, { address, delivery }: PlaceRequest): Promise<Sight> {
  const dots = shown.lines.flatMap((line) => line.dots);
  return look(at, {
    cart: restrict(await cartOf(at), dots),
    country: address.country,
    delivery,
    code: shown.code?.code ?? null,
  });
}

/** What is otherwise than shown, and what stands in the way. What was shown was confirmed by ordering it. */
const changesOf = (told: Told, { shown, problems }: Sight): readonly CheckoutProblem[] => [
  ...problems.filter((problem) => isBlocking(problem) || isNewReminder(told, problem)),
  ...changesBetween(told.shown, shown),
];

const isNewReminder = ({ orders }: Told, problem: CheckoutProblem): boolean =>
  problem.kind === "already-ordered" && !orders.includes(problem.orderId);

type Change = { readonly request: PlaceRequest; readonly changes: readonly CheckoutProblem[] };

/** The refusal that shows what the whole cart has become, for the shopper to confirm. */
async function changed(at: AtTill, told: Told, { request, changes }: Change): Promise<Refusal> {
  const { address, delivery } = request;
  const sight = await lookAtAll(at, { country: address.country, delivery, code: told.shown.code?.code });
  const now = changesOf(told, sight);
  return new Refusal({
    kind: "checkout-changed",
    changes: now.length > 0 ? now : changes,
    review: showReview(at, sight),
  });
}
