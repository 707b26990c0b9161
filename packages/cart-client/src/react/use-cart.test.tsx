import { Currency } from "@dotcart/cart-domain";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { createWorld, milk } from "../../test/support/world.ts";
import { createSleepingClient } from "../core/sleeping-client.ts";
import { CartProvider } from "./cart-provider.tsx";
import { useCart } from "./use-cart.ts";

function Badge() {
  const { totals, status } = useCart();
  return <p>{`${status} ${totals.itemCount}`}</p>;
}

test("a server renders a cart that is loading, whatever the replica holds", async () => {
  const { clock, browser } = createWorld();
  const tab = browser().tab();
  tab.apply({ kind: "add", variant: milk, quantity: 2 });
  await clock.pass(2_000);
  expect(
    renderToString(
      <CartProvider client={tab}>
        <Badge />
      </CartProvider>,
    ),
  ).toBe("<p>loading 0</p>");
});

test("where there is no page the client sleeps, and rendering works all the same", () => {
  const client = createSleepingClient(Currency.parse("EUR"));
  expect(
    renderToString(
      <CartProvider client={client}>
        <Badge />
      </CartProvider>,
    ),
  ).toBe("<p>loading 0</p>");
  expect(client.snapshot()).toBe(client.loading());
});

test("a component outside of a provider is told what it lacks", () => {
  expect(() => renderToString(<Badge />)).toThrow("CartProvider");
});
