import { createNodeCartClient } from "@dotcart/cart-client/node";
import { CartId, variantsOf } from "@dotcart/cart-domain";
import { isPlain } from "./goods.ts";
import { add, badge, line, openProduct, quantity, whenSaved } from "./pages.ts";
import { expect, test } from "./test.ts";

test("a program of the workspace holds a replica of the shopper's cart: what either does, the other shows", async ({
  page,
  context,
  baseURL,
  goods,
}) => {
  const good = goods.find("plain product", isPlain);
  const other = goods.find("another plain product", (g) => isPlain(g) && g.product !== good.product);
  await openProduct(page, good);
  await add(page);
  await page.goto("/en/cart");
  await whenSaved(page);

  const program = createNodeCartClient({
    url: baseURL ?? "",
    currency: "EUR",
    session: sessionIn(await context.cookies()),
  });
  try {
    await expect.poll(() => program.snapshot().totals.itemCount).toBe(1);
    const variant = variantsOf(other.product).find(({ id }) => id === other.variant.id);
    if (variant === undefined) throw new Error("A product has its variants.");
    expect(program.apply({ kind: "add", variant, quantity: 2 })).toMatchObject({ ok: true });
    await expect(quantity(line(page, other))).toHaveValue("2");
    await expect(badge(page)).toHaveText("3");

    await line(page, good)
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expect.poll(() => program.snapshot().lines.map(({ variantId }) => variantId)).toEqual([variant.id]);
  } finally {
    program.close();
  }
});

/** What a browser keeps of its session, as a program keeps it. */
function sessionIn(cookies: readonly { name: string; value: string }[]) {
  const cookieOf = (name: string): string => cookies.find((cookie) => cookie.name === name)?.value ?? "";
  const [, cartId = "", end = ""] = cookieOf("dotcart-mark").split(".");
  return {
    kind: "guest" as const,
    token: cookieOf("dotcart-session"),
    cartId: CartId.parse(cartId),
    expiresAt: Number(end) * 1000,
  };
}
