import { Address } from "@dotcart/cart-domain/checkout";
import { mayBePostalCode } from "./postal-codes.ts";

/** The fields of an address in the order in which they stand; each is the name of its input. */
export const addressFields = [
  "name",
  "line1",
  "line2",
  "postalCode",
  "city",
  "region",
  "country",
  "phone",
] as const satisfies readonly (keyof Address)[];
export type AddressField = (typeof addressFields)[number];

/** What somebody has typed, whatever it is. */
export type AddressDraft = Readonly<Partial<Record<AddressField, string | undefined>>>;

export type AddressFault = {
  readonly field: AddressField;
  readonly reason: "missing" | "too-long" | "postal-code" | "unreadable";
};

export type ReadAddress =
  | { readonly ok: true; readonly address: Address }
  /** At least one, in the order in which the fields stand. */
  | { readonly ok: false; readonly faults: readonly AddressFault[] };

/** What stands in a form's address fields. */
export const addressDraft = (form: FormData): AddressDraft =>
  Object.fromEntries(
    addressFields.flatMap((field) => {
      const value = form.get(field);
      return typeof value === "string" ? [[field, value]] : [];
    }),
  );

/** An address made of what was typed, or everything that is wrong with it. Never throws. */
export function readAddress(draft: AddressDraft): ReadAddress {
  const typed = Object.fromEntries(
    addressFields.flatMap((field) => {
      const value = draft[field]?.trim() ?? "";
      return value === "" ? [] : [[field, value]];
    }),
  );
  const read = Address.safeParse(typed);
  const faulty = new Map<string, AddressFault["reason"]>();
  for (const { path, code } of read.error?.issues ?? []) {
    const field = String(path[0]);
    const reason = code === "too_big" ? "too-long" : "unreadable";
    if (!faulty.has(field)) faulty.set(field, typed[field] === undefined ? "missing" : reason);
  }
  const { postalCode, country } = typed;
  if (postalCode !== undefined && country !== undefined && !mayBePostalCode(postalCode, country))
    faulty.set("postalCode", "postal-code");
  if (read.success && faulty.size === 0) return { ok: true, address: read.data };
  const faults = addressFields.flatMap((field) => {
    const reason = faulty.get(field);
    return reason === undefined ? [] : [{ field, reason }];
  });
  return { ok: false, faults };
}
