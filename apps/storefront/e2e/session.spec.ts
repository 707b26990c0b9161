import { isPlain } from "./goods.ts";
import {
  add,
  addButton,
  cartButton,
  drawer,
  line,
  openProduct,
  putIntoCart,
  quantity,
  whenSaved,
  whenTakenOver,
} from "./pages.ts";
import { expect, test } from "./test.ts";

test("a visitor who only looks around is given no session and no cart", async ({ page, context, goods }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/trpc/cart.") || request.url().includes("/trpc/session."))
      asked.push(request.url());
  });
  await openProduct(page, goods.find("plain product", isPlain));
  await cartButton(page).click();
  await expect(drawer(page).getByRole("heading", { name: "Nothing in here yet" })).toBeVisible();
  expect(asked).toEqual([]);
  expect(
    (await context.cookies()).map(({ name }) => name).filter((name) => name.startsWith("dotcart")),
  ).toEqual([]);
});

test("the session is a cookie that no script can read", async ({ page, context, goods }) => {
  await openProduct(page, goods.find("plain product", isPlain));
  await add(page);
  await whenSaved(page);
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.endsWith("dotcart-session"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain(session?.value);
});

test("two first clicks at once start one session, and both count", async ({ page, goods }) => {
  const good = goods.find("plain product", isPlain);
  const starts: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("session.start")) starts.push(request.url());
  });
  await openProduct(page, good);
  await whenTakenOver(addButton(page));
  await addButton(page).evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await expect(drawer(page).getByRole("heading", { name: "Your cart (2)" })).toBeVisible();
  await whenSaved(page);
  expect(starts).toHaveLength(1);
});

test.describe("on a bad line", () => {
  test.use({ expectedNoise: /ERR_CONNECTION_RESET/ });

  test("an answer that was lost is asked for again, and nothing is doubled", async ({ page, goods }) => {
    const good = goods.find("plain product", isPlain);
    await openProduct(page, good);
    const deltas: unknown[] = [];
    await page.route("**/trpc/cart.sync*", async (route) => {
      deltas.push((route.request().postDataJSON() as { delta: unknown }).delta);
      if (deltas.length > 1) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await add(page);
    await whenSaved(page);
    expect(deltas.slice(0, 2)).toEqual([deltas[0], deltas[0]]);
    await page.reload();
    await cartButton(page).click();
    await expect(quantity(line(drawer(page), good))).toHaveValue("1");
  });
});

test.describe("a session that has ended", () => {
  test.use({ expectedNoise: /401 \(Unauthorized\)/ });

  test("is replaced by a new one with the next click, which counts", async ({
    page,
    context,
    goods,
    anotherDevice,
  }) => {
    const good = goods.find("plain product", isPlain);
    await putIntoCart(page, good);
    const [session] = (await context.cookies()).filter(({ name }) => name.endsWith("dotcart-session"));
    if (session === undefined) throw new Error("There is no session.");
    await context.addCookies([{ ...session, value: "forged.token.here" }]);
    await putIntoCart(page, good);
    await expect(quantity(line(drawer(page), good))).toHaveValue("1");
    const other = await anotherDevice(context);
    await other.goto("/en/cart");
    await expect(quantity(line(other, good))).toHaveValue("1");
  });
});

test("fifty clicks on + are a handful of requests, and all of them count", async ({ page, goods }) => {
  const good = goods.find(
    "product with stock for fifty",
    (g) => isPlain(g) && Math.min(g.variant.stock, g.variant.max) > 60,
  );
  await openProduct(page, good);
  await add(page);
  await drawer(page).getByRole("link", { name: "View cart" }).click();
  await whenSaved(page);
  const sent: string[] = [];
  const all: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/trpc/")) all.push(request.url());
  });
  const answered = Promise.withResolvers<void>();
  // The page may just be asking what delivery comes to; it is the replica that is held up.
  await page.route("**/trpc/cart.sync*", async (route) => {
    sent.push(route.request().url());
    if (sent.length === 1) await answered.promise;
    await route.continue();
  });
  const more = line(page, good).getByRole("button", { name: /^One step more/ });
  for (let click = 0; click < 50; click++) await more.click();
  await expect(quantity(line(page, good))).toHaveValue("51");
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 51 items");
  await expect(page.getByTestId("saving-state")).toHaveText("Saving …");
  answered.resolve();
  await whenSaved(page);
  expect(sent.length).toBeLessThanOrEqual(4);
  expect(all.length).toBeLessThan(10);
  await page.reload();
  await expect(quantity(line(page, good))).toHaveValue("51");
});

test("the shop works under each name it is reached by, not only under the one the API was told", async ({
  page,
  baseURL,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  const elsewhere = new URL(baseURL ?? "");
  elsewhere.hostname = "localhost";
  await page.goto(new URL(`/en/products/${good.product.slug}?variant=${good.variant.id}`, elsewhere).href);
  await add(page);
  await expect(quantity(line(drawer(page), good))).toHaveValue("1");
});
