import type { Address } from "@dotcart/cart-domain/checkout";
import type { AddressDraft } from "./draft.ts";
import { isEmail } from "./email.ts";
import type { EmailFault } from "./email-field.tsx";

type Lines = { readonly [Line in keyof AddressDraft]?: string | undefined };

/** The lines of an address as a draft keeps them: what is not there is empty. */
export const draftLines = (lines: Lines): AddressDraft => ({
  name: lines.name ?? "",
  line1: lines.line1 ?? "",
  line2: lines.line2 ?? "",
  city: lines.city ?? "",
  region: lines.region ?? "",
  postalCode: lines.postalCode ?? "",
  phone: lines.phone ?? "",
});

export const isEmpty = (lines: AddressDraft): boolean => Object.values(lines).every((line) => line === "");

/** Whether both say the same; a line that is missing is an empty one. */
export function isSame(one: Address, other: Address | null): boolean {
  const fields = ["name", "line1", "line2", "city", "region", "postalCode", "country", "phone"] as const;
  return other !== null && fields.every((field) => (one[field] ?? "") === (other[field] ?? ""));
}

export function emailFault(email: string): EmailFault | null {
  if (email.trim() === "") return "missing";
  return isEmail(email) ? null : "invalid";
}
