import type { BrowserContext, Page } from "@playwright/test";
import { control } from "./control.ts";
import { type Good, isPlain } from "./goods.ts";
import { addButton, drawer, line, openProduct, quantity, whenAlive, whenSaved } from "./pages.ts";
import { addInOneFrame, plainGoods, removeLine, setLine, whenServerHas, whenShown } from "./server-cart.ts";
import { expect, test } from "./test.ts";

type Shelf = [bread: Good, milk: Good, eggs: Good, tea: Good];

/** Whoever lost the server comes back in his own time. */
test.describe.configure({ timeout: 90_000 });
test.use({ expectedNoise: /50[0-9] \(|ERR_/ });
test.afterEach(() => control("start-api"));

/** Two devices with the cart's page open: bread was removed by the second, milk set by it, eggs put in by the first. */
async function twoDevices(
  page: Page,
  [bread, milk, eggs]: Shelf,
  anotherDevice: (of: BrowserContext) => Promise<Page>,
): Promise<Page> {
  for (const good of [bread, milk]) {
    await openProduct(page, good);
    await addInOneFrame(page, good, 1, 1);
    await whenSaved(page);
  }
  const other = await anotherDevice(page.context());
  await other.goto("/en/cart");
  await whenAlive(other);
  await removeLine(other, bread);
  await setLine(other, milk, 4);
  await openProduct(page, eggs);
  await addInOneFrame(page, eggs, 2, 2);
  await whenSaved(page);
  await page.goto("/en/cart");
  for (const device of [page, other])
    await whenShown(device, [
      [milk, 4],
      [eggs, 2],
    ]);
  for (const device of [page, other]) await whenSaved(device);
  return other;
}

/** The next good answer from there. */
const answer = (page: Page, path: string) =>
  page.waitForResponse((response) => new URL(response.url()).pathname === path && response.ok(), {
    timeout: 60_000,
  });

test("a server that forgot every cart has it back from two open pages, both devices' changes and removals, and nobody touched them", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const shelf = plainGoods(goods, 4) as Shelf;
  const [bread, milk, eggs, tea] = shelf;
  const other = await twoDevices(page, shelf, anotherDevice);
  const whole = [
    [milk, 4],
    [eggs, 2],
  ] as const;
  await whenServerHas(context, whole);
  await control("empty-redis");
  await whenServerHas(context, whole);
  for (const device of [page, other]) await whenShown(device, whole);

  await setLine(page, milk, 6);
  await expect(quantity(line(other, milk))).toHaveValue("6");
  await openProduct(other, tea);
  await addInOneFrame(other, tea, 1, 1);
  const last = [
    [milk, 6],
    [eggs, 2],
    [tea, 1],
  ] as const;
  await whenShown(page, last);
  const stranger = await anotherDevice(context);
  for (const device of [page, other, stranger]) {
    await device.goto("/en/cart");
    await whenShown(device, last);
    await expect(line(device, bread)).toHaveCount(0);
  }
});

test("one device alone brings back what the other did, which is told of it when it returns", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const shelf = plainGoods(goods, 4) as Shelf;
  const [, milk, eggs] = shelf;
  const other = await twoDevices(page, shelf, anotherDevice);
  await other.context().setOffline(true);
  await setLine(other, eggs, 5);
  await control("empty-redis");
  await setLine(page, milk, 7);
  await whenServerHas(context, [
    [milk, 7],
    [eggs, 2],
  ]);
  await other.context().setOffline(false);
  const whole = [
    [milk, 7],
    [eggs, 5],
  ] as const;
  await whenServerHas(context, whole);
  for (const device of [page, other]) await whenShown(device, whole);
});

test("a server that was set back to an older state has the newer one back from the devices", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const shelf = plainGoods(goods, 4) as Shelf;
  const [, milk, eggs, tea] = shelf;
  const other = await twoDevices(page, shelf, anotherDevice);
  await control("remember-redis");
  await setLine(other, milk, 2);
  await removeLine(page, eggs);
  await openProduct(page, tea);
  await addInOneFrame(page, tea, 3, 3);
  await whenSaved(page);
  await page.goto("/en/cart");
  const whole = [
    [milk, 2],
    [tea, 3],
  ] as const;
  for (const device of [page, other]) await whenShown(device, whole);
  await whenServerHas(context, whole);
  await control("set-back-redis");
  await whenServerHas(context, whole);
  for (const device of [page, other]) await whenShown(device, whole);
  await setLine(other, tea, 1);
  const stranger = await anotherDevice(context);
  for (const device of [page, stranger]) {
    await device.goto("/en/cart");
    await whenShown(device, [
      [milk, 2],
      [tea, 1],
    ]);
  }
});

test("the first click works while the API is away, and all of it is sent when the API is back", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await control("stop-api");
  const painted = page.evaluate(
    () =>
      new Promise<string | null>((shown) => {
        const badge = document.querySelector("header a[href$='/cart']");
        document.addEventListener(
          "click",
          () =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() => shown(badge?.getAttribute("aria-label") ?? null)),
            ),
          { once: true },
        );
      }),
  );
  await addButton(page).click();
  expect(await painted).toBe("Cart, 1 item");
  await line(drawer(page), good)
    .getByRole("button", { name: /^One step more/ })
    .click();
  await expect(quantity(line(drawer(page), good))).toHaveValue("2");
  await expect(drawer(page).getByTestId("saving-state")).toHaveText(
    /^(Offline, will sync|Saved on this device)$/,
  );
  const sent = answer(page, "/trpc/cart.sync");
  await control("start-api");
  await sent;
  await whenSaved(page);
  await whenServerHas(context, [[good, 2]]);
});

test("devices whose pages were open while the API was restarted go on hearing of each other, and of what was done meanwhile", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const shelf = plainGoods(goods, 4) as Shelf;
  const [, milk, eggs] = shelf;
  const other = await twoDevices(page, shelf, anotherDevice);
  await control("stop-api");
  await setLine(page, milk, 9);
  await removeLine(other, eggs);
  const streams = [page, other].map((device) => answer(device, "/live"));
  await control("start-api");
  await Promise.all(streams);
  for (const device of [page, other]) await whenShown(device, [[milk, 9]]);
  await whenServerHas(context, [[milk, 9]]);
  await setLine(other, milk, 3);
  await whenShown(page, [[milk, 3]]);
  await setLine(page, milk, 5);
  await whenShown(other, [[milk, 5]]);
});
