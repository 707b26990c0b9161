import { type Good, isPlain } from "./goods.ts";
import { literally } from "./literally.ts";
import { add, addButton, drawer, line, openProduct, quantity } from "./pages.ts";
import { expect, test } from "./test.ts";

const isFew = ({ variant }: Good): boolean =>
  variant.available && variant.min === 1 && variant.step === 1 && variant.stock >= 2 && variant.stock <= 5;
const hasSteps = ({ variant }: Good): boolean =>
  variant.available &&
  variant.step > 1 &&
  variant.stock >= variant.min + 2 * variant.step &&
  variant.max >= variant.min + 2 * variant.step;
const hasLowMaximum = ({ variant }: Good): boolean =>
  variant.available && variant.stock > variant.max && variant.max < 1_000;

test.describe("what cannot be bought", () => {
  test("a sold-out variant is marked in the picker, and its button says so", async ({ page, goods }) => {
    const { product, variant } = goods.find(
      "sold-out variant beside others",
      (good) => good.variant.available && good.variant.stock === 0 && good.product.variants.length > 1,
    );
    await page.goto(`/en/products/${product.slug}?variant=${variant.id}`);
    await expect(
      page.getByRole("radio", { name: new RegExp(`^${literally(variant.name)}.*sold out$`) }),
    ).toBeChecked();
    await expect(page.getByRole("button", { name: "Sold out" })).toBeDisabled();
    await expect(addButton(page)).toHaveCount(0);
  });

  test("an unavailable variant is, too", async ({ page, goods }) => {
    const { product, variant } = goods.find("unavailable variant", (good) => !good.variant.available);
    await page.goto(`/de/products/${product.slug}?variant=${variant.id}`);
    await expect(page.getByRole("button", { name: "Nicht erhältlich" })).toBeDisabled();
  });

  test("a product opens with a variant that can be bought, when there is one", async ({ page, goods }) => {
    const { product } = goods.find(
      "product whose first variant is sold out or off and another is not",
      (good) =>
        isPlain(good) && good.product.variants.some(({ stock, available }) => stock === 0 || !available),
    );
    await page.goto(`/en/products/${product.slug}`);
    await expect(addButton(page)).toBeEnabled();
  });
});

test.describe("how many", () => {
  test("the last few are counted, and the stepper says why it stops", async ({ page, goods }) => {
    const good = goods.find("variant with two to five left", isFew);
    const { stock } = good.variant;
    await openProduct(page, good);
    await expect(page.getByText(`Only ${stock} left`, { exact: false }).first()).toBeVisible();
    const more = page.getByRole("button", { name: /^One step more/ });
    for (let click = 1; click < stock; click++) await more.click();
    await expect(more).toBeDisabled();
    await expect(page.getByText(`Only ${stock} are left.`)).toBeVisible();
    await add(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "You have the maximum in your cart" })).toBeDisabled();
  });

  test("too many typed become what there is, with the reason", async ({ page, goods }) => {
    const good = goods.find("variant with two to five left", isFew);
    await openProduct(page, good, "de");
    await quantity(page).fill("500");
    await quantity(page).press("Enter");
    await expect(quantity(page)).toHaveValue(String(good.variant.stock));
    await expect(page.getByText(`Es sind nur noch ${good.variant.stock} da.`)).toBeVisible();
  });

  test("a maximum for each order is said", async ({ page, goods }) => {
    const good = goods.find("variant with a low maximum", hasLowMaximum);
    await openProduct(page, good);
    await quantity(page).fill("9999");
    await quantity(page).press("Enter");
    await expect(quantity(page)).toHaveValue(String(good.variant.max));
    await expect(page.getByText(`${good.variant.max} per order is the limit.`)).toBeVisible();
  });

  test("what is sold in steps goes in steps, clicked or typed", async ({ page, goods }) => {
    const good = goods.find("variant sold in steps", hasSteps);
    const { min, step } = good.variant;
    await openProduct(page, good);
    await expect(quantity(page)).toHaveValue(String(min));
    await expect(page.getByText("each, incl. tax")).toBeVisible();
    await expect(page.getByTestId("sum")).toContainText(euros(good.variant.price.amount * min));
    await page.getByRole("button", { name: /^One step more/ }).click();
    await expect(quantity(page)).toHaveValue(String(min + step));
    await quantity(page).fill(String(min + 2 * step - 1));
    await quantity(page).press("Enter");
    await expect(quantity(page)).toHaveValue(String(min + step));
    await expect(page.getByText(`sold in steps of ${step}`)).toBeVisible();
    await expect(page.getByTestId("sum")).toContainText(euros(good.variant.price.amount * (min + step)));
    await add(page);
    await expect(quantity(line(drawer(page), good))).toHaveValue(String(min + step));
  });

  test("nonsense typed into a quantity changes nothing", async ({ page, goods }) => {
    const good = goods.find("plain product", isPlain);
    await openProduct(page, good);
    await quantity(page).fill("3");
    await quantity(page).press("Enter");
    for (const nonsense of ["-3", "-", "abc", ""]) {
      await quantity(page).fill(nonsense);
      await quantity(page).press("Enter");
      await expect(quantity(page)).toHaveValue("3");
    }
    await quantity(page).fill("0");
    await quantity(page).press("Enter");
    await expect(quantity(page)).toHaveValue("1");
    await quantity(page).fill("2.5");
    await quantity(page).press("Enter");
    await expect(quantity(page)).toHaveValue("2");
    await expect(page.getByText("sold in steps")).toHaveCount(0);
  });

  test("none typed into a line removes it, and can be taken back; less than none changes nothing", async ({
    page,
    goods,
  }) => {
    const good = goods.find("plain product", isPlain);
    await openProduct(page, good);
    await quantity(page).fill("3");
    await add(page);
    const inDrawer = quantity(line(drawer(page), good));
    await inDrawer.fill("-1");
    await inDrawer.press("Enter");
    await expect(inDrawer).toHaveValue("3");
    await inDrawer.fill("0");
    await inDrawer.press("Enter");
    const undo = drawer(page).getByRole("button", { name: /^Undo/ });
    await expect(undo).toBeFocused();
    await expect(line(drawer(page), good)).toHaveCount(0);
    await undo.click();
    await expect(inDrawer).toHaveValue("3");
  });
});

test("what another tab has put in counts here at once, and the stepper stops where there is no more", async ({
  page,
  context,
  goods,
}) => {
  const good = goods.find("variant with two to five left", isFew);
  const { stock } = good.variant;
  await openProduct(page, good);
  const other = await context.newPage();
  await openProduct(other, good);
  await add(other);
  await expect(page.getByText("One in your cart", { exact: false }).first()).toBeVisible();
  await quantity(page).fill(String(stock));
  await quantity(page).press("Enter");
  await expect(quantity(page)).toHaveValue(String(stock - 1));
  await expect(page.getByText(/more can be added/)).toBeVisible();
  await add(page);
  await expect(drawer(page).getByRole("heading", { name: `Your cart (${stock})` })).toBeVisible();
});

const euros = (cents: number): string => `€${(cents / 100).toFixed(2)}`;
