import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asked,
  CODE,
  discountOf,
  euros,
  express,
  FR,
  freight,
  LI,
  methodOf,
  question,
  standard,
  terms,
} from "../../test/support/checkout.ts";
import { NOON } from "../../test/support/examples.ts";
import { replay } from "../../test/support/replay.ts";
import type { DiscountCode } from "./ids.ts";
import { quote } from "./quote.ts";
import type { Discount } from "./terms.ts";

const quoted = (change: Parameters<typeof asked>[0]) => quote(asked(change)).quote;
const problemsOf = (change: Parameters<typeof asked>[0]) => quote(asked(change)).problems;
const withCode = (discount: Partial<Discount>, change: Parameters<typeof asked>[0] = {}) =>
  asked({ askedCode: CODE, discount: discountOf(discount), ...change });

/** Checks a rule of every quote there may be; a failure prints seed and path. */
const overQuotes = (check: (input: Parameters<typeof quote>[0], answer: ReturnType<typeof quote>) => void) =>
  fc.assert(
    fc.property(question, (input) => {
      check(input, quote(input));
    }),
    { numRuns: 2000, ...replay },
  );

describe("the sum", () => {
  test("[QU1] total = subtotal − discount + delivery, all of them natural numbers of one currency", () => {
    overQuotes(({ subtotal }, { quote: { discount, delivery, deliveryOptions, tax, total, ...rest } }) => {
      expect(rest.subtotal).toEqual(subtotal);
      const off = discount?.amount.amount ?? 0;
      const price = delivery?.price.amount ?? 0;
      expect(BigInt(total.amount)).toBe(BigInt(subtotal.amount) - BigInt(off) + BigInt(price));
      const all = [total, tax.amount, ...deliveryOptions.map((option) => option.price)];
      for (const { amount, currency } of discount === null ? all : [...all, discount.amount]) {
        expect(Number.isSafeInteger(amount) && amount >= 0, `${amount}`).toBe(true);
        expect(currency).toBe(subtotal.currency);
      }
    });
  });

  test("[QU2] the tax is what the total contains at the country's rate, to the nearest cent, halves up", () => {
    overQuotes(({ country, terms: { taxRates } }, { quote: { tax, total } }) => {
      const rate = BigInt(taxRates.find((one) => one.country === country)?.basisPoints ?? 0);
      expect(BigInt(tax.basisPoints)).toBe(rate);
      const whole = 10_000n + rate;
      expect(BigInt(tax.amount.amount)).toBe((2n * BigInt(total.amount) * rate + whole) / (2n * whole));
      expect(tax.amount.amount).toBeLessThanOrEqual(total.amount);
    });
    expect(quoted({ subtotal: euros(700) }).tax).toEqual({ basisPoints: 1900, amount: euros(190) });
  });

  test("[QU2] half a cent of tax is a cent", () => {
    const rate = { taxRates: [{ country: FR, basisPoints: 10_000 }], deliveryMethods: [methodOf(standard)] };
    expect(quoted({ subtotal: euros(1), country: FR, terms: rate }).tax.amount).toEqual(euros(246));
    expect(quoted({ subtotal: euros(0), country: FR, terms: rate }).tax.amount).toEqual(euros(245));
  });
});

describe("a discount", () => {
  test("[QU3] takes its share of all goods at once, halves up, and never more than they cost", () => {
    overQuotes(({ subtotal, discount }, { quote: { discount: given, delivery } }) => {
      if (given === null || discount === null) return;
      const { effect } = discount;
      const goods = BigInt(subtotal.amount);
      const most = effect.kind === "free-delivery" ? (delivery?.price.amount ?? 0) : subtotal.amount;
      expect(given.amount.amount).toBeLessThanOrEqual(most);
      if (effect.kind === "percent")
        expect(BigInt(given.amount.amount)).toBe((goods * BigInt(effect.basisPoints) + 5000n) / 10_000n);
      if (effect.kind === "fixed") expect(given.amount.amount).toBe(Math.min(effect.amount, subtotal.amount));
    });
    const tenth = (goods: number) => quote(withCode({}, { subtotal: euros(goods) })).quote.discount;
    expect(tenth(994)).toEqual({ code: CODE, amount: euros(99) });
    expect(tenth(995)).toEqual({ code: CODE, amount: euros(100) });
    const fiver = withCode({ effect: { kind: "fixed", amount: 500 } }, { subtotal: euros(300) });
    expect(quote(fiver).quote).toMatchObject({ discount: { amount: euros(300) }, total: euros(490) });
  });

  test("[QU3] of more than everything is everything", () => {
    const over = withCode({ effect: { kind: "percent", basisPoints: 10_001 } }, { subtotal: euros(100_000) });
    expect(quote(over).quote.discount?.amount).toEqual(euros(100_000));
  });

  test("[QU4] of the delivery is what delivery costs, and what it costs stays named", () => {
    const free = { effect: { kind: "free-delivery" } } as const;
    const { discount, delivery, total } = quote(withCode(free, { delivery: express })).quote;
    expect(delivery?.price).toEqual(euros(990));
    expect(discount).toEqual({ code: CODE, amount: euros(990) });
    expect(total).toEqual(euros(2000));
    const already = quote(withCode(free, { subtotal: euros(5000) })).quote;
    expect(already).toMatchObject({ discount: { code: CODE, amount: euros(0) }, total: euros(5000) });
    expect(quote(withCode(free, { country: LI })).quote.discount?.amount).toEqual(euros(0));
  });
});

describe("delivery", () => {
  test("[QU5] is free from a value of the goods on, counted after the discount", () => {
    const price = (goods: number) => quoted({ subtotal: euros(goods) }).delivery?.price.amount;
    expect([price(4999), price(5000)]).toEqual([490, 0]);
    expect(quote(withCode({}, { subtotal: euros(5556) })).quote.delivery?.price.amount).toBe(0);
    expect(quote(withCode({}, { subtotal: euros(5555) })).quote.delivery?.price.amount).toBe(490);
  });

  test("[QU6] by weight costs every kilogram begun", () => {
    const price = (weightGrams: number) => quoted({ weightGrams, delivery: freight }).delivery?.price.amount;
    expect([0, 1, 999, 1000, 1001, 2_000_001].map(price)).toEqual([
      490,
      610,
      610,
      610,
      730,
      490 + 120 * 2001,
    ]);
  });

  test("[QU7] goes the way that was chosen, or else the first", () => {
    expect(quoted({}).deliveryOptions.map(({ id }) => id)).toEqual([standard, express, freight]);
    expect(quoted({}).delivery?.id).toBe(standard);
    expect(quoted({ delivery: express }).delivery).toEqual({
      id: express,
      names: { en: "by express", de: "per express" },
      price: euros(990),
      freeAbove: null,
    });
    expect(quoted({}).delivery?.freeAbove).toEqual(euros(5000));
    expect(problemsOf({ delivery: express })).toEqual([]);
  });

  test("[QU7] that is not offered there is said, and the first that is stands for it", () => {
    const { quote: answer, problems } = quote(asked({ delivery: express, country: FR }));
    expect(problems).toEqual([{ kind: "delivery-not-offered", delivery: express }]);
    expect(answer.deliveryOptions.map(({ id }) => id)).toEqual([standard, freight]);
    expect(answer.delivery?.id).toBe(standard);
  });

  test("[QU8] goes nowhere that has no tax rate, and where nothing is delivered nothing is sold", () => {
    for (const change of [
      { country: LI, delivery: standard },
      {
        country: FR,
        delivery: express,
        terms: { ...terms, deliveryMethods: [methodOf(express, { countries: [] })] },
      },
    ]) {
      const { quote: answer, problems } = quote(asked(change));
      expect(problems).toEqual([{ kind: "country-not-served", country: change.country }]);
      expect(answer).toMatchObject({ deliveryOptions: [], delivery: null, total: euros(2000) });
    }
    overQuotes((_, { quote: { delivery }, problems }) =>
      expect(problems.some(({ kind }) => kind === "country-not-served")).toBe(delivery === null),
    );
  });
});

describe("a code", () => {
  const reasonOf = (discount: Partial<Discount>) =>
    quote(withCode(discount)).problems.map((problem) => problem.kind === "code-refused" && problem.reason);

  test("[QU9] holds from its first moment until its last, which is not in it", () => {
    expect(reasonOf({ validFrom: NOON, validUntil: NOON + 1 })).toEqual([]);
    expect(reasonOf({ validFrom: NOON + 1 })).toEqual(["not-yet-valid"]);
    expect(reasonOf({ validUntil: NOON })).toEqual(["expired"]);
    expect(reasonOf({ usesLeft: 1 })).toEqual([]);
    expect(reasonOf({ usesLeft: 0 })).toEqual(["used-up"]);
    expect(reasonOf({ minimum: 2000 })).toEqual([]);
  });

  test("[QU9] that is refused says the first reason there is, and what the goods must cost where that is it", () => {
    const all = { validFrom: NOON + 1, validUntil: NOON, usesLeft: 0, minimum: 2001 };
    expect(reasonOf(all)).toEqual(["not-yet-valid"]);
    expect(reasonOf({ ...all, validFrom: null })).toEqual(["expired"]);
    expect(reasonOf({ ...all, validFrom: null, validUntil: null })).toEqual(["used-up"]);
    expect(quote(withCode({ minimum: 2001 })).problems).toEqual([
      { kind: "code-refused", code: CODE, reason: "below-minimum", minimum: euros(2001) },
    ]);
    const unknown = { kind: "code-refused", code: CODE, reason: "unknown", minimum: null };
    expect(problemsOf({ askedCode: CODE })).toEqual([unknown]);
    const another = discountOf({ code: "OTHER" as DiscountCode });
    expect(problemsOf({ askedCode: CODE, discount: another })).toEqual([unknown]);
  });

  test("[QU9] that is refused, or that nobody asked for, takes nothing off", () => {
    overQuotes((input, { quote: { discount }, problems }) => {
      const isRefused = problems.some(({ kind }) => kind === "code-refused");
      if (input.askedCode === null) expect(isRefused).toBe(false);
      expect(discount === null).toBe(isRefused || input.askedCode === null);
      if (discount !== null) expect(discount.code).toBe(input.askedCode);
    });
  });
});
