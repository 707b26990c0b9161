import {
  type Author,
  acceptPrice,
  add,
  admit,
  type Cart,
  type CartLine,
  type CartProblem,
  clear,
  consume,
  type Delta,
  emptyCart,
  isQuantity,
  join,
  type LineId,
  limits,
  lineOf,
  linesOf,
  moveToCart,
  ok,
  type Result,
  refuse,
  remove,
  savedLine,
  saveForLater,
  setQuantity,
  undoRemove,
  type Variant,
  type VariantId,
} from "@dotcart/cart-domain";
import type { Change, Restore } from "./change.ts";

/** What a change is decided on. */
export type Scene = {
  readonly cart: Cart;
  readonly author: Omit<Author, "seen">;
  /** Null: the catalogue does not know it. Undefined: it has not been asked yet. */
  readonly variantOf: (id: VariantId) => Variant | null | undefined;
};

/** One delta, however many dots it mints, and the change that takes it back where there is one. */
export type Decided = { readonly delta: Delta; readonly undo?: Restore };

/** What a change does to this cart, or why it may not be done. */
export function applyChange(scene: Scene, change: Change): Result<Decided, CartProblem> {
  const { cart } = scene;
  switch (change.kind) {
    case "add":
      return adding(scene, change.variant, change.quantity);
    case "setQuantity":
      return setting(scene, change.variantId, change.quantity);
    case "remove":
      return removing(cart, change.variantId);
    case "clear":
      return ok(withUndo(clear(cart), { before: linesOf(cart) }));
    case "saveForLater":
      return saving(scene, change.variantId);
    case "moveToCart":
      return movingBack(scene, change.variantId);
    case "removeSaved":
      return removing(cart, savedLine(change.variantId));
    case "acceptPrice":
      return accepting(scene, change.variantId);
    case "restore":
      return restoring(scene, change);
    case "undoMerge":
      return ok({ delta: consume(change.receipt.dots.filter((dot) => cart.entries.has(dot))) });
  }
}

function adding({ cart, author }: Scene, variant: Variant, quantity: number): Result<Decided, CartProblem> {
  const problem = admit(cart, { kind: "add", variant, quantity });
  if (problem !== null) return refuse(problem);
  const before = lineOf(cart, variant.id);
  const delta = add(cart, { ...author, seen: variant.price.amount }, { line: variant.id, quantity });
  return ok(
    withUndo(delta, before === undefined ? { before: [], without: [variant.id] } : { before: [before] }),
  );
}

function setting(scene: Scene, variantId: VariantId, quantity: number): Result<Decided, CartProblem> {
  const { cart, author } = scene;
  const before = lineOf(cart, variantId);
  if (quantity === 0) return removing(cart, variantId);
  const variant = scene.variantOf(variantId);
  if (variant === null || (variant === undefined && before === undefined))
    return refuse({ kind: "product-not-found", variantId });
  const problem =
    variant === undefined
      ? rangeProblem(variantId, quantity)
      : admit(cart, { kind: "setQuantity", variant, quantity });
  if (problem !== null) return refuse(problem);
  const seen = variant?.price.amount ?? before?.seen ?? 0;
  const delta = setQuantity(cart, { ...author, seen }, { line: variantId, quantity });
  return ok(
    withUndo(delta, before === undefined ? { before: [], without: [variantId] } : { before: [before] }),
  );
}

/** What can be said without the catalogue: no cart takes just any number. */
const rangeProblem = (variantId: VariantId, requested: number): CartProblem | null =>
  isQuantity(requested)
    ? null
    : {
        kind: "quantity-not-allowed",
        variantId,
        requested,
        min: limits.quantityMin,
        max: limits.quantityMax,
        step: 1,
      };

function removing(cart: Cart, line: LineId): Result<Decided, CartProblem> {
  const before = lineOf(cart, line);
  return ok(withUndo(remove(cart, line), { before: before === undefined ? [] : [before] }));
}

function saving(scene: Scene, variantId: VariantId): Result<Decided, CartProblem> {
  const { cart } = scene;
  const before = lineOf(cart, variantId);
  if (before === undefined) return ok({ delta: emptyCart });
  const author = { ...scene.author, seen: before.seen };
  return ok(withUndo(saveForLater(cart, author, variantId), exchange(cart, before, savedLine(variantId))));
}

function movingBack(scene: Scene, variantId: VariantId): Result<Decided, CartProblem> {
  const { cart } = scene;
  const before = lineOf(cart, savedLine(variantId));
  if (before === undefined) return ok({ delta: emptyCart });
  const variant = scene.variantOf(variantId);
  if (variant === null) return refuse({ kind: "product-not-found", variantId });
  const quantity = before.quantity + (lineOf(cart, variantId)?.quantity ?? 0);
  const problem = variant === undefined ? null : admit(cart, { kind: "setQuantity", variant, quantity });
  if (problem !== null) return refuse(problem);
  const author = { ...scene.author, seen: before.seen };
  return ok(withUndo(moveToCart(cart, author, variantId), exchange(cart, before, variantId)));
}

/** Undo of moving goods from one line to another: both as they were. */
function exchange(cart: Cart, from: CartLine, to: LineId): Omit<Restore, "kind"> {
  const there = lineOf(cart, to);
  return there === undefined ? { before: [from], without: [to] } : { before: [from, there] };
}

function accepting(scene: Scene, variantId: VariantId): Result<Decided, CartProblem> {
  const variant = scene.variantOf(variantId);
  if (variant === null || variant === undefined) return refuse({ kind: "product-not-found", variantId });
  const author = { ...scene.author, seen: variant.price.amount };
  return ok({ delta: acceptPrice(scene.cart, author, variantId) });
}

function restoring(scene: Scene, { before, without = [] }: Restore): Result<Decided, CartProblem> {
  let { cart } = scene;
  let delta = emptyCart;
  const done = (next: Delta): void => {
    cart = join(cart, next).state;
    delta = join(delta, next).state;
  };
  for (const line of without) done(remove(cart, line));
  for (const line of before) done(undoRemove(cart, { ...scene.author, seen: line.seen }, line));
  return ok({ delta });
}

const withUndo = (delta: Delta, undo: Omit<Restore, "kind">): Decided =>
  delta === emptyCart ? { delta } : { delta, undo: { kind: "restore", ...undo } };
