import { VariantId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { createClock } from "../../test/support/clock.ts";
import { createShop, variant } from "../../test/support/shop.ts";
import { createMemoryDevice, createMemoryStorage } from "../memory/memory-storage.ts";
import { createVariants } from "./variants.ts";

const milk = variant("milk");
const gone = VariantId.parse("gone");

function shelf() {
  const clock = createClock();
  const shop = createShop(clock);
  shop.sell(milk);
  const device = createMemoryDevice();
  const variants = createVariants({
    api: shop.api({ token: null, mark: null, endsAt: null }),
    storage: createMemoryStorage(device),
    now: clock.now,
    onChange: () => undefined,
  });
  return { clock, shop, device, variants };
}

test("what the catalogue says is known, and what it does not have is known to be gone", async () => {
  const { clock, variants } = shelf();
  void variants.freshen([milk.id, gone]);
  await clock.pass(100);
  expect(variants.known().get(milk.id)).toEqual(milk);
  expect(variants.known().get(gone)).toBeNull();
});

test("it is asked again after a minute, and not before", async () => {
  const { clock, shop, variants } = shelf();
  for (let i = 0; i < 6; i++) {
    void variants.freshen([milk.id]);
    await clock.pass(10_000);
  }
  expect(shop.calls.variants).toBe(1);
  await clock.pass(1_000);
  void variants.freshen([milk.id]);
  await clock.pass(100);
  expect(shop.calls.variants).toBe(2);
});

test("what a page brings along is shown, but neither believed to be fresh nor put before what is", async () => {
  const { clock, shop, variants } = shelf();
  variants.put([{ ...milk, name: "from a page" }]);
  expect(variants.known().get(milk.id)?.name).toBe("from a page");
  void variants.freshen([milk.id]);
  await clock.pass(100);
  expect(shop.calls.variants).toBe(1);
  variants.put([{ ...milk, name: "from an old page" }]);
  expect(variants.known().get(milk.id)?.name).toBe("milk");
});

test("without a network the device's word is taken, whatever its age", async () => {
  const { clock, shop, device, variants } = shelf();
  device.variants.set(milk.id, { variant: milk, at: 1 });
  shop.fault = "down";
  void variants.freshen([milk.id]);
  await clock.pass(100);
  expect(variants.known().get(milk.id)).toEqual(milk);
});

test.each([
  ["nothing of it", { at: 1 }],
  ["another price", { variant: { ...milk, price: "2.50" }, at: 1 }],
  ["a step of nothing", { variant: { ...milk, step: 0 }, at: 1 }],
  ["no product", { variant: { ...milk, product: null }, at: 1 }],
])("a device that says %s is not believed", async (_what, value) => {
  const { clock, shop, device, variants } = shelf();
  device.variants.set(milk.id, value);
  shop.fault = "down";
  void variants.freshen([milk.id]);
  await clock.pass(100);
  expect(variants.known().size).toBe(0);
});
