import { Currency, type Money, money } from "@dotcart/cart-domain";
import { DiscountCode } from "@dotcart/cart-domain/checkout";
import { describe, expect, test } from "vitest";
import { deliveryNudge } from "./delivery-nudge.ts";

const euros = (amount: number): Money => money(amount, Currency.parse("EUR"));
const standard = { id: "standard", name: "Standard", price: euros(490), freeAbove: euros(5000) };
const express = { id: "express", name: "Express", price: euros(990), freeAbove: null };
const code = DiscountCode.parse("SPRING");

const cart = {
  subtotal: euros(3760),
  discount: null,
  delivery: standard,
  deliveryOptions: [standard, express],
};

describe("how far it is to free delivery", () => {
  test("is what the goods are short of", () => {
    expect(deliveryNudge(cart)).toEqual({ name: "Standard", missing: euros(1240), share: 0.752 });
  });

  test("is counted after the discount, as the shop counts it", () => {
    const discount = { code, amount: euros(376) };
    expect(deliveryNudge({ ...cart, discount })?.missing).toEqual(euros(1616));
  });

  test("is nothing once it is reached, and never less", () => {
    const delivery = { ...standard, price: euros(0) };
    expect(deliveryNudge({ ...cart, subtotal: euros(9000), delivery })).toMatchObject({
      missing: euros(0),
      share: 1,
    });
  });

  test("is told of the way that can become free, where the chosen one cannot", () => {
    expect(deliveryNudge({ ...cart, delivery: express })?.name).toBe("Standard");
  });

  test("is not told where no way can, nor where a code pays for the delivery", () => {
    expect(deliveryNudge({ ...cart, delivery: express, deliveryOptions: [express] })).toBeNull();
    expect(deliveryNudge({ ...cart, discount: { code, amount: euros(490) } })).toBeNull();
  });
});
