import type { Locator, Page } from "@playwright/test";
import { linkTo, newAddress } from "./mail.ts";
import { expect } from "./test.ts";

/**
 * The guest's cart is closed the moment a sign-in takes it over; a tab that just spoke of it hears so; one whose
 * session is the account's already hears `other-cart` (409), and goes on with that cart.
 */
export const takenOver =
  /401 \(Unauthorized\).*\/(trpc\/cart\.sync|live)|409 \(Conflict\).*\/trpc\/cart\.sync/;

export const password = "a password of eight and more";

export type Shopper = { readonly email: string; readonly password: string };

export const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name, exact: true });

/** Passwords are no text boxes. */
export const secret = (page: Page, name: string): Locator =>
  page.getByLabel(name, { exact: true }).filter({ visible: true });

export const send = (page: Page, name: string): Promise<void> =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();

export const accountLink = (page: Page): Locator =>
  page.getByRole("banner").getByRole("link", { name: "Your account" });

/** A new account, its address confirmed by the mail; ends signed in. */
export async function signUp(page: Page): Promise<Shopper> {
  const email = newAddress();
  await page.goto("/en/sign-up");
  await field(page, "Name").fill("Ada Example");
  await field(page, "E-mail").fill(email);
  await secret(page, "Password").fill(password);
  await send(page, "Create an account");
  await expect(page.getByRole("heading", { name: "Look into your inbox" })).toBeFocused();
  await page.goto(await linkTo("verify-email", email));
  // A receipt may stand before it.
  await expect(
    page.getByRole("heading", { name: "Your address is confirmed", includeHidden: true }),
  ).toBeVisible();
  return { email, password };
}

export async function signIn(page: Page, shopper: Shopper): Promise<void> {
  await page.goto("/en/sign-in");
  await fillIn(page, shopper);
}

/** What the sign-in asks for, on its page. */
export async function fillIn(page: Page, shopper: Shopper): Promise<void> {
  await field(page, "E-mail").fill(shopper.email);
  await secret(page, "Password").fill(shopper.password);
  await send(page, "Sign in");
}

export const receipt = (page: Page): Locator =>
  page.getByRole("dialog", { name: /^Your (carts are one now|cart came along)$/ });
