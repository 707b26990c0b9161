import { type Author, type Cart, consume, type Delta, setQuantity } from "./cart.ts";
import { limits } from "./limits.ts";
import type { CartLine } from "./line.ts";

/**
 * Puts a removed line back as it was shown before, where it was shown. A set, so that two devices that undo the same
 * remove get the quantity once; never a shrunk context, which would undo it for nobody else.
 */
export const undoRemove = (cart: Cart, author: Author, { line, quantity, since }: CartLine): Delta =>
  setQuantity(cart, author, { line, quantity: Math.min(quantity, limits.quantityMax), since });

/** Takes out of an account's cart what the guest's cart brought into it: exactly the guest's dots. */
export const undoMerge = (guest: Cart): Delta => consume(guest.entries.keys());
