import type { Page } from "@playwright/test";
import { signIn, signUp } from "./account-pages.ts";
import { type Good, isPlain } from "./goods.ts";
import {
  add,
  cartButton,
  drawer,
  line,
  openProduct,
  putIntoCart,
  quantity,
  whenAlive,
  whenSaved,
} from "./pages.ts";
import { addInOneFrame, plainGoods, removeLine, setLine, whenServerHas, whenShown } from "./server-cart.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /ERR_INTERNET_DISCONNECTED/ });

const hasSixty = (good: Good): boolean =>
  isPlain(good) && Math.min(good.variant.stock, good.variant.max) > 60;

/** The requests this page sends to bring its cart together with the server's. */
function synced(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/trpc/cart.sync")) sent.push(request.url());
  });
  return sent;
}

test("what two devices did to many lines apart from each other is all there when they meet, on both and on the server", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const [bread, milk, eggs, tea] = plainGoods(goods, 4) as [Good, Good, Good, Good];
  for (const good of [bread, milk, eggs]) {
    await putIntoCart(page, good);
  }
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await whenShown(other, [
    [bread, 1],
    [milk, 1],
    [eggs, 1],
  ]);
  await openProduct(page, bread);
  for (const device of [page, other]) await device.context().setOffline(true);

  await addInOneFrame(page, bread, 2, 3);
  await removeLine(other, bread);
  await setLine(other, milk, 4);
  await removeLine(other, eggs);
  for (const device of [other, page]) await device.context().setOffline(false);

  const whole = [
    [bread, 2],
    [milk, 4],
  ] as const;
  await whenServerHas(context, whole);
  await whenShown(other, whole);
  for (const device of [page, other]) {
    await device.goto("/en/cart");
    await whenShown(device, whole);
  }
  await openProduct(other, tea);
  await add(other);
  await whenShown(page, [...whole, [tea, 1]]);
});

test("a line that one device adds to without a network and another removes is on both what was added, after a reload too", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await whenShown(other, [[good, 1]]);
  await context.setOffline(true);
  await addInOneFrame(page, good, 2, 3);
  await removeLine(other, good);
  await whenServerHas(context, []);
  await context.setOffline(false);
  await whenServerHas(context, [[good, 2]]);
  await whenShown(other, [[good, 2]]);
  for (const device of [page, other]) {
    await device.goto("/en/cart");
    await device.reload();
    await whenShown(device, [[good, 2]]);
  }
});

test("a conflict of two devices is the same on both after a reload, and one choice settles it for good", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  const devices = [page, other];
  for (const device of devices) {
    await device.goto("/en/cart");
    await whenShown(device, [[good, 1]]);
    await device.context().setOffline(true);
  }
  await setLine(page, good, 3);
  await setLine(other, good, 6);
  for (const device of devices) await device.context().setOffline(false);
  for (const device of devices) {
    await expect(line(device, good)).toContainText("Two devices chose different quantities (3 and 6).");
    await device.reload();
    await expect(line(device, good)).toContainText("Two devices chose different quantities (3 and 6).");
    await expect(quantity(line(device, good))).toHaveValue("6");
  }
  await setLine(other, good, 4);
  await whenServerHas(context, [[good, 4]]);
  for (const device of devices) {
    await whenShown(device, [[good, 4]]);
    await expect(line(device, good)).not.toContainText("Two devices");
  }
});

test("two devices that chose the same quantity have that quantity, and no conflict", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  const devices = [page, other];
  for (const device of devices) {
    await device.goto("/en/cart");
    await whenShown(device, [[good, 1]]);
    await device.context().setOffline(true);
    await setLine(device, good, 3);
  }
  for (const device of devices) await device.context().setOffline(false);
  for (const device of devices) await whenSaved(device);
  await whenServerHas(context, [[good, 3]]);
  for (const device of devices) {
    await device.reload();
    await whenShown(device, [[good, 3]]);
    await expect(line(device, good)).not.toContainText("Two devices");
  }
});

test("a device that lost all it kept has the cart back from the server, and what it adds from then on counts", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await openProduct(page, good);
  await addInOneFrame(page, good, 2, 2);
  await whenSaved(page);
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await setLine(other, good, 5);
  await whenSaved(other);

  await page.goto("/robots.txt");
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name = "" } of await indexedDB.databases())
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
  });
  await openProduct(page, good);
  await expect(cartButton(page)).toHaveAccessibleName("Cart, 5 items");
  await addInOneFrame(page, good, 3, 8);
  await whenServerHas(context, [[good, 8]]);
  await whenShown(other, [[good, 8]]);
  await setLine(other, good, 6);
  await expect(quantity(line(drawer(page), good))).toHaveValue("6");
});

test("fifty clicks on + are sent together, heard together, and end at the right number on both devices", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("product with stock for fifty", hasSixty);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  for (const device of [page, other]) {
    await device.goto("/en/cart");
    await whenAlive(device);
    await whenShown(device, [[good, 1]]);
    await whenSaved(device);
  }
  const [sent, heard] = [synced(page), synced(other)];
  const began = Date.now();
  await line(page, good)
    .getByRole("button", { name: /^One step more/ })
    .evaluate(async (button: HTMLButtonElement) => {
      for (let click = 0; click < 50; click++) {
        button.click();
        await new Promise(requestAnimationFrame);
      }
    });
  await whenShown(page, [[good, 51]]);
  await whenShown(other, [[good, 51]]);
  await whenServerHas(context, [[good, 51]]);
  for (const device of [page, other]) await whenSaved(device);
  const took = Date.now() - began;
  console.log(`fifty clicks, ${took} ms: ${sent.length} requests of the one, ${heard.length} of the other`);
  // However slow the machine is: the one speaks at most every 400 ms, the other when it is told of a change, and once a minute.
  expect(sent.length).toBeLessThanOrEqual(2 + took / 400);
  expect(heard.length).toBeLessThanOrEqual(sent.length + 1);
});

test("a page hears of another device though nobody looks at it, loads it again or clicks in it", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const good = goods.find("plain product", isPlain);
  await putIntoCart(page, good);
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await whenShown(other, [[good, 1]]);
  await whenSaved(other);
  const happened = await other.evaluateHandle(() => {
    const events: string[] = [];
    for (const name of ["focus", "online", "pageshow", "visibilitychange", "pointerdown", "keydown"])
      window.addEventListener(name, () => events.push(name), { capture: true });
    return events;
  });
  await page.goto("/en/cart");
  for (const wanted of [2, 3, 4]) {
    await setLine(page, good, wanted);
    await whenShown(other, [[good, wanted]]);
  }
  await removeLine(page, good);
  await expect(other.getByRole("heading", { name: "Nothing in here yet" })).toBeVisible();
  expect(await happened.jsonValue()).toEqual([]);
});

test("two devices signed in to one account have one cart, and follow each other", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const [bread, milk] = plainGoods(goods, 2) as [Good, Good];
  const shopper = await signUp(page);
  const other = await anotherDevice(null);
  await signIn(other, shopper);
  await expect(other.getByRole("heading", { name: "Your account" })).toBeVisible();
  await openProduct(page, bread);
  await add(page);
  await expect(cartButton(other)).toHaveAccessibleName("Cart, 1 item");
  await openProduct(other, milk);
  await addInOneFrame(other, milk, 2, 2);
  await page.goto("/en/cart");
  await whenShown(page, [
    [bread, 1],
    [milk, 2],
  ]);
  await other.goto("/en/cart");
  await other.context().setOffline(true);
  await removeLine(page, milk);
  await setLine(other, bread, 3);
  await other.context().setOffline(false);
  for (const device of [page, other]) await whenShown(device, [[bread, 3]]);
  await whenServerHas(page.context(), [[bread, 3]]);
});
