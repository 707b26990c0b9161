import { type Order, OrderId } from "@dotcart/cart-domain/checkout";
import { expect, test } from "vitest";
import { paidOrder } from "../../test/till.ts";
import { languages } from "./language.ts";
import { orderLetter } from "./order-letter.ts";
import { type OrderOccasion, orderWords } from "./order-words.ts";

const id = OrderId.parse("AAAAAAAAAAAAAAAAAAAAAA");
const link = "https://shop.example/en/orders/AAAAAAAAAAAAAAAAAAAAAA?key=a&b=c";
const occasions: readonly OrderOccasion[] = ["confirmed", "sent", "cancelled", "refunded"];
const order = (change: Partial<Order> = {}): Order => ({ ...paidOrder(id, "guest:1"), ...change });
/** Languages put blanks of their own between a number and its sign. */
const plain = (text: string): string => text.replace(/[^\S\n]/gu, " ");
const letters = languages.flatMap((language) => occasions.map((occasion) => ({ language, occasion })));

test("the confirmation in English lists goods, sums, tax, address and the link", () => {
  const discounted = order({
    discount: { code: "WELCOME10", amount: { ...order().total, amount: 40 } } as Order["discount"],
    total: { ...order().total, amount: 848 },
  });
  const { to, subject, text } = orderLetter(discounted, "confirmed", link);
  expect([to, subject]).toEqual(["ada@example.com", "Your order 100001"]);
  expect(plain(text)).toBe(`Hello,

thank you for your order. It is paid, and we are getting it ready for you.

Order 100001

2 × The milk, One
  €1.99 each: €3.98

Goods: €3.98
Discount WELCOME10: -€0.40
Delivery: Standard: €4.90
Total: €8.48
of which 20% VAT: €1.48

Delivered to:
Ada
1 Lane
N1 London
United Kingdom

See my order:
${link}

The link opens your order without a password: do not pass it on.

Your Dotcart shop`);
});

test("the confirmation in German says the same in German, numbers included", () => {
  const { subject, text } = orderLetter(order({ language: "de" }), "confirmed", link);
  expect(subject).toBe("Ihre Bestellung 100001");
  for (const part of [
    "2 × The milk, One\n  je 1,99 €: 3,98 €",
    "Waren: 3,98 €\nLieferung: Standard: 4,90 €\nGesamt: 8,88 €\ndarin 20 % MwSt.: 1,48 €",
    "Vereinigtes Königreich",
  ])
    expect(plain(text)).toContain(part);
});

test.each(letters)(
  "the letter $occasion in $language says the same as text and as HTML, and leads to the order",
  ({ language, occasion }) => {
    const { subject, text, html } = orderLetter(order({ language }), occasion, link);
    const named = { number: "100001", total: plain(language === "en" ? "€8.88" : "8,88 €") };
    expect(subject).toBe(orderWords[language][occasion].subject(named));
    for (const line of orderWords[language][occasion].lines(named)) {
      expect(plain(text)).toContain(line);
      expect(plain(html)).toContain(line);
    }
    expect(text.split("\n")).toContain(link);
    expect(html).toContain(`href="${link.replaceAll("&", "&amp;")}"`);
    expect(html).toContain(`<html lang="${language}">`);
    for (const amount of language === "en" ? ["€3.98", "€4.90", "€8.88"] : ["3,98 €", "4,90 €", "8,88 €"]) {
      expect(plain(text)).toContain(amount);
      expect(plain(html)).toContain(amount);
    }
  },
);

test("no two occasions have the same subject", () => {
  for (const language of languages) {
    const subjects = occasions.map((occasion) => orderLetter(order({ language }), occasion, link).subject);
    expect(new Set(subjects)).toHaveLength(occasions.length);
  }
});

const typed = `<img src=x onerror="alert(1)">&"'`;
const hostile = (language: "en" | "de"): Order => {
  const { lines, delivery, address } = order();
  return order({
    language,
    lines: lines.map((line) => ({ ...line, name: typed, variantName: typed })),
    delivery: { ...delivery, name: typed },
    address: { ...address, name: typed, line1: typed, line2: typed, region: typed, phone: typed },
  });
};

test.each(letters)(
  "whatever was typed into an order is text in the letter $occasion in $language, and not in its subject",
  ({ language, occasion }) => {
    const { subject, text, html } = orderLetter(hostile(language), occasion, `${link}"><script>`);
    expect(subject).toBe(orderLetter(order({ language }), occasion, link).subject);
    expect(html).not.toMatch(/<(img|script)/);
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;");
    expect(text).toContain(typed);
    expect(subject).not.toMatch(/[\r\n]/);
  },
);

test.each(letters)(
  "the letter $occasion in $language tells where the parcel goes only if it goes",
  ({ language, occasion }) => {
    const { text, html } = orderLetter(order({ language }), occasion, link);
    const isTold = occasion === "confirmed" || occasion === "sent";
    for (const part of ["1 Lane", "N1 London"])
      expect([text.includes(part), html.includes(part)]).toEqual([isTold, isTold]);
  },
);
