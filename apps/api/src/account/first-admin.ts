import type { AccountBooks } from "@dotcart/shop-db";
import { hashPassword } from "better-auth/crypto";

export type FirstAdminOptions = {
  readonly books: Pick<AccountBooks, "createAdmin">;
  readonly email: string;
  /** Absent: one is made up, that nobody else has ever seen. */
  readonly password?: string | undefined;
  readonly random: (bytes: number) => Uint8Array;
};

export type FirstAdmin =
  /** The address has an account, whoever's: it stays as it is. */
  | { readonly kind: "known" }
  /** `madeUp` is the password when none was given. It is nowhere else, and cannot be had again. */
  | { readonly kind: "opened"; readonly madeUp: string | null };

/**
 * Opens the account that a new shop's merchant signs in with. Its password is hashed by the account library's own
 * function, as those of sign-ups are.
 */
export async function openFirstAdmin(options: FirstAdminOptions): Promise<FirstAdmin> {
  const { books, email, random } = options;
  const password = options.password ?? Buffer.from(random(18)).toString("base64url");
  const passwordHash = await hashPassword(password);
  const isNew = await books.createAdmin({ email, name: "Merchant", passwordHash });
  if (!isNew) return { kind: "known" };
  return { kind: "opened", madeUp: options.password === undefined ? password : null };
}
