import { addMoney, money, timesMoney } from "../money.ts";
import type { Money } from "../schema/money.ts";
import type { Country } from "./ids.ts";
import type { DeliveryMethod, DeliveryOption, Terms } from "./terms.ts";

/** A parcel: `value` is what its goods cost after discount, `weightGrams` a natural number. */
export type Parcel = { readonly country: Country; readonly value: Money; readonly weightGrams: number };

/** The ways a parcel can go and what each costs, in the shop's order. */
export const deliveryOptions = ({ deliveryMethods }: Terms, parcel: Parcel): readonly DeliveryOption[] =>
  deliveryMethods
    .filter(({ countries }) => countries === null || countries.includes(parcel.country))
    .map((method) => ({
      id: method.id,
      names: method.names,
      price: deliveryPrice(method, parcel),
      freeAbove: method.freeAbove === null ? null : money(method.freeAbove, parcel.value.currency),
    }));

const GRAMS_PER_KILOGRAM = 1000;

function deliveryPrice({ price, freeAbove }: DeliveryMethod, { value, weightGrams }: Parcel): Money {
  const { currency } = value;
  if (freeAbove !== null && value.amount >= freeAbove) return money(0, currency);
  if (price.kind === "flat") return money(price.amount, currency);
  const kilograms = Math.ceil(weightGrams / GRAMS_PER_KILOGRAM);
  return addMoney(money(price.base, currency), timesMoney(money(price.perKilogram, currency), kilograms));
}
