import { Currency } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { useShop } from "../../test/shop.ts";

const db = useShop();

test("what is charged beside the goods is told in the shop's order: what is offered, in the currency asked for", async () => {
  await db.sql`insert into tax_rates (country, basis_points) values ('DE', 1900), ('AT', 2000)`;
  const names = { en: "A way", de: "Ein Weg" };
  const way = { names, currency: "EUR", base: 490, per_kilogram: null, free_above: null, countries: null };
  for (const [position, each] of [
    { id: "last", ...way, free_above: 5000 },
    { id: "heavy", ...way, per_kilogram: 120, countries: ["DE", "AT"] },
    { id: "dollars", ...way, currency: "USD" },
    { id: "not-offered", ...way, offered: false },
  ].entries())
    await db.sql`insert into delivery_methods ${db.sql({ position: 9 - position, offered: true, ...each })}`;
  const { terms } = db.shop.orders;
  expect(await terms(Currency.parse("EUR"))).toEqual({
    taxRates: [
      { country: "AT", basisPoints: 2000 },
      { country: "DE", basisPoints: 1900 },
    ],
    deliveryMethods: [
      {
        id: "heavy",
        names,
        countries: ["DE", "AT"],
        price: { kind: "weight", base: 490, perKilogram: 120 },
        freeAbove: null,
      },
      { id: "last", names, countries: null, price: { kind: "flat", amount: 490 }, freeAbove: 5000 },
    ],
  });
  expect((await terms(Currency.parse("USD"))).deliveryMethods.map(({ id }) => id)).toEqual(["dollars"]);
});
