import type { Page } from "@playwright/test";
import {
  accountLink,
  field,
  password,
  receipt,
  secret,
  send,
  signIn,
  signUp,
  takenOver,
} from "./account-pages.ts";
import { findings } from "./findings.ts";
import { type Good, isPlain } from "./goods.ts";
import { linkTo, newAddress } from "./mail.ts";
import { add, cartButton, line, openProduct, quantity, whenAlive, whenSaved } from "./pages.ts";
import { expect, test } from "./test.ts";

/** What the browser writes into the console when the accounts refuse something. */
const refusals = /40[013] \((Unauthorized|Bad Request|Forbidden)\)/;
test.use({ expectedNoise: takenOver });

async function addGood(page: Page, good: Good, count = 1): Promise<void> {
  await openProduct(page, good);
  await quantity(page).fill(String(count));
  await add(page);
  await whenSaved(page);
  await page.keyboard.press("Escape");
}

test("a shopper signs up by mail, and what he had picked is in his account's cart, with a receipt", async ({
  page,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  await addGood(page, good, 2);
  const { email } = await signUp(page);
  await expect(receipt(page)).toContainText(good.product.name);
  await expect(receipt(page)).toContainText("× 2");
  await expect(receipt(page)).toContainText("Your account’s cart was empty before.");
  expect(await findings(page)).toEqual([]);
  await receipt(page).getByRole("button", { name: "All right" }).click();
  await page.getByRole("link", { name: "Go to your account" }).click();
  await expect(page.getByRole("main")).toContainText(email);
  expect(await findings(page)).toEqual([]);
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 2 items");
  await page.reload();
  await expect(accountLink(page)).toBeVisible();
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 2 items");
});

test("a sign-in joins the carts of device and account once, on all devices, and can be undone", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const first = goods.find("plain product", isPlain);
  const second = goods.find("second plain product", (g) => isPlain(g) && g.product.id !== first.product.id);
  const shopper = await signUp(page);
  await addGood(page, first, 3);

  const other = await anotherDevice(null);
  await addGood(other, second, 2);
  await signIn(other, shopper);
  await expect(receipt(other)).toContainText(second.product.name);
  await expect(receipt(other)).toContainText("One product was in your account’s cart before.");
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 5 items");
  await receipt(other).getByRole("button", { name: "Undo" }).click();
  await expect(receipt(other)).toHaveCount(0);
  for (const device of [page, other]) {
    await expect(cartButton(device)).toHaveAccessibleName("Cart, 3 items");
    await device.goto("/en/cart");
    await expect(quantity(line(device, first))).toHaveValue("3");
    await expect(line(device, second)).toHaveCount(0);
  }
});

test.describe("on a computer that others use", () => {
  test.use({ serviceWorkers: "allow" });

  test("a sign-out leaves nothing behind: no cart, no page, no cookie, in no tab", async ({
    page,
    context,
    goods,
  }) => {
    const good = goods.find("plain product", isPlain);
    const { email } = await signUp(page);
    await addGood(page, good);
    const cookies = async () =>
      (await context.cookies()).map(({ name }) => name).filter((name) => name.includes("dotcart"));
    expect(await cookies()).not.toEqual([]);
    const other = await context.newPage();
    await other.goto("/en/account");
    await expect(other.getByRole("main")).toContainText(email);
    await expect(cartButton(other)).toHaveAccessibleName("Cart, 1 item");

    await page.goto("/en/account");
    await send(page, "Sign out");
    await expect(page).toHaveURL(/\/en$/);
    await expect(other).not.toHaveURL(/account/);
    for (const tab of [page, other]) {
      await expect(cartButton(tab)).toHaveAccessibleName("Cart, empty");
      await expect(tab.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
      expect(await tab.content()).not.toContain(email);
    }
    expect(await cookies()).toEqual([]);
    const left = await keptBy(page);
    for (const trace of [good.variant.id, email, `/en/products/${good.product.slug}`])
      expect(left).not.toContain(trace);
    await page.goBack();
    await expect(page.getByRole("main")).not.toContainText(email);
  });
});

/** Everything that this origin keeps in the browser, as text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const plain = (_key: string, value: unknown): unknown =>
      value instanceof Map || value instanceof Set ? [...value] : value;
    const kept: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
        kept.push(JSON.stringify([keys, values], plain));
      }
      database.close();
    }
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
    return kept.join("\n");
  });

test.describe("a forgotten password", () => {
  test.use({ expectedNoise: refusals });

  test("is replaced by the link in a mail, which works once", async ({ page, anotherDevice }) => {
    const shopper = await signUp(page);
    const other = await anotherDevice(null);
    await other.goto("/en/sign-in");
    await other.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(other.getByRole("heading", { level: 1, name: "Forgot your password?" })).toBeVisible();
    await field(other, "E-mail").fill(shopper.email);
    await send(other, "Send link");
    await expect(other.getByRole("heading", { name: "Look into your inbox" })).toBeFocused();
    const link = await linkTo("reset-password", shopper.email);
    await other.goto(link);
    await expect(other).toHaveURL(/\/reset-password$/);
    await secret(other, "New password").fill("quite another password");
    await send(other, "Save password");
    await expect(other.getByRole("heading", { name: "Your password is changed" })).toBeFocused();

    await signIn(other, shopper);
    await expect(other.getByRole("main").getByRole("alert")).toContainText(
      "E-mail and password do not belong together.",
    );
    await signIn(other, { ...shopper, password: "quite another password" });
    await expect(other.getByRole("main")).toContainText(shopper.email);

    await other.goto(link);
    await secret(other, "New password").fill("and yet another one");
    await send(other, "Save password");
    await expect(other.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  });
});

test.describe("what is the account's", () => {
  test.use({ expectedNoise: refusals });

  test("can be changed by its owner: the password at once, the address when both mails are answered", async ({
    page,
    anotherDevice,
  }) => {
    const shopper = await signUp(page);
    const other = await anotherDevice(null);
    await signIn(other, shopper);
    await expect(other.getByRole("main")).toContainText(shopper.email);
    await page.goto("/en/account");
    await secret(page, "Current password").fill("not this one");
    await secret(page, "New password").fill("a new one for the day");
    await send(page, "Change password");
    await expect(page.getByText("This is not your current password.")).toBeVisible();
    await expect(secret(page, "Current password")).toBeFocused();
    await secret(page, "Current password").fill(password);
    await send(page, "Change password");
    await expect(page.getByText("Your password is changed.")).toBeVisible();
    await other.reload();
    await expect(other).toHaveURL(/\/sign-in$/);
    await expect(field(other, "E-mail")).toBeVisible();

    const newEmail = newAddress();
    await field(page, "New e-mail").fill(newEmail);
    await send(page, "Change e-mail");
    await expect(page.getByText(`${shopper.email} stays your address.`)).toBeVisible();
    const before = await linkTo("verify-email", shopper.email, 2);
    await page.goto(before);
    await expect(page.getByRole("heading", { name: "One more mail" })).toBeVisible();
    await page.goto(await linkTo("verify-email", newEmail));
    await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
    await page.goto("/en/account");
    await expect(page.getByRole("main")).toContainText(newEmail);
  });
});

test.describe("a form that cannot be sent", () => {
  test.use({ expectedNoise: refusals });

  test("says what is wrong beside the field, in the page's language, and puts the focus there", async ({
    page,
  }) => {
    await page.goto("/de/sign-up");
    await whenAlive(page);
    await send(page, "Konto anlegen");
    await expect(page.getByText("Bitte nennen Sie uns Ihren Namen.")).toBeVisible();
    await expect(field(page, "Name")).toBeFocused();
    await field(page, "Name").fill("Ada");
    await field(page, "E-Mail").fill("ada");
    await send(page, "Konto anlegen");
    await expect(field(page, "E-Mail")).toHaveAccessibleDescription(
      "Das sieht nicht nach einer E-Mail-Adresse aus.",
    );
    await field(page, "E-Mail").fill(newAddress());
    await secret(page, "Passwort").fill("kurz");
    await send(page, "Konto anlegen");
    await expect(secret(page, "Passwort")).toHaveAccessibleDescription(
      "Das ist zu kurz: bitte mindestens 8 Zeichen.",
    );
    expect(await findings(page)).toEqual([]);
  });

  test("an address that is not confirmed yet cannot sign in, and gets its mail once more", async ({
    page,
  }) => {
    const email = newAddress();
    await page.goto("/en/sign-up");
    await field(page, "Name").fill("Ada");
    await field(page, "E-mail").fill(email);
    await secret(page, "Password").fill(password);
    await send(page, "Create an account");
    await expect(page.getByRole("heading", { name: "Look into your inbox" })).toBeFocused();
    await signIn(page, { email, password });
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "Your address is not confirmed yet.",
    );
    await send(page, "Send the mail again");
    await expect(page.getByText("It is on its way.")).toBeVisible();
  });

  test("whoever is signed out is led from the account to the sign-in, and back from there once he is in", async ({
    page,
    anotherDevice,
  }) => {
    const shopper = await signUp(page);
    const other = await anotherDevice(null);
    await other.goto("/en/account");
    await expect(other).toHaveURL(/\/sign-in$/);
    await signIn(other, shopper);
    await expect(other).toHaveURL(/\/account$/);
    await other.goto("/en/sign-in");
    await expect(other).toHaveURL(/\/account$/);
  });
});
