import { control } from "./control.ts";
import { type Good, isPlain } from "./goods.ts";
import { add, badge, line, openProduct, quantity, whenSaved } from "./pages.ts";
import { expect, test } from "./test.ts";

test.use({ expectedNoise: /503 \(Service Unavailable\)|500 \(Internal|ERR_|Failed to load resource/ });

test("a store that lost everything is healed by the tabs that are open: both devices' changes and removals come back", async ({
  page,
  context,
  goods,
  anotherDevice,
}) => {
  const [bread, milk, eggs] = threeOf(
    goods.all.flatMap((product) => product.variants.map((variant) => ({ product, variant }))),
  );
  for (const good of [bread, milk]) {
    await openProduct(page, good);
    await add(page);
    await whenSaved(page);
  }
  const other = await anotherDevice(context);
  await other.goto("/en/cart");
  await line(other, bread)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await quantity(line(other, milk)).fill("4");
  await quantity(line(other, milk)).press("Enter");
  await whenSaved(other);
  await expect(badge(page)).toHaveText("4");

  await control("empty-redis");
  await openProduct(page, eggs);
  await add(page);
  await whenSaved(page);
  const third = await anotherDevice(context);
  await third.goto("/en/cart");
  for (const device of [third, other]) {
    await expect(quantity(line(device, milk))).toHaveValue("4");
    await expect(quantity(line(device, eggs))).toHaveValue("1");
    await expect(line(device, bread)).toHaveCount(0);
  }
});

function threeOf(all: readonly Good[]): [Good, Good, Good] {
  const [first, second, third] = [
    ...new Map(all.filter(isPlain).map((good) => [good.product.id, good])).values(),
  ];
  if (first === undefined || second === undefined || third === undefined)
    throw new Error("The shop has not three plain products.");
  return [first, second, third];
}
