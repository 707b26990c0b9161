import { isPlain } from "./goods.ts";
import { linkTo, newAddress } from "./mail.ts";
import { placeOrder } from "./orders.ts";
import { expect, test } from "./test.ts";

test("the mail that confirms an order leads to it, in a browser that knows nothing", async ({
  page,
  goods,
  anotherDevice,
}) => {
  const email = newAddress();
  const order = await placeOrder(page.context(), {
    goods: [[goods.find("plain product", isPlain), 1]],
    email,
  });
  const other = await anotherDevice(null);
  await other.goto(await linkTo(`orders/${order.orderId}`, email));
  await expect(other.getByRole("heading", { level: 1 })).toHaveAccessibleName(
    `Thank you. Your order number is ${order.number}.`,
  );
  await expect(other.getByText(email).first()).toBeVisible();
});
