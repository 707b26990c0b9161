import type { Address } from "@dotcart/cart-domain/checkout";

export type SavedAddress = { readonly id: string; readonly address: Address };

/** Addresses that accounts keep; 20 each at most, the least recently used goes first. */
export type AddressBooks = {
  /** Latest used first. */
  list(userId: string): Promise<readonly SavedAddress[]>;
  /** Keeps it, or changes the one with this id. The same address twice is kept once. Null: there is none with this id. */
  save(userId: string, address: Address, id?: string): Promise<SavedAddress | null>;
  /** Whether there was one. */
  remove(userId: string, id: string): Promise<boolean>;
};
