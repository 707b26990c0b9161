import type { Address, Order } from "@dotcart/cart-domain/checkout";
import { countryText, moneyText } from "./amounts.ts";
import type { Language } from "./language.ts";
import { type OrderOccasion, orderWords } from "./order-words.ts";
import { button, escaped, footLink, page, paragraph } from "./page.ts";
import type { Mail } from "./port.ts";
import { type Row, sums } from "./sums.ts";
import { words } from "./words.ts";

/**
 * The mail about an order, in its language, to the address it was placed with. Its subject holds nothing anybody typed.
 * Where the parcel goes is told only of orders that were paid and go there: placing and cancelling costs nothing, and must
 * be no way to write to somebody else by calling oneself something.
 */
export function orderLetter(order: Order, occasion: OrderOccasion, link: string): Mail {
  const { language } = order;
  const phrases = orderWords[language];
  const { greeting, farewell } = words[language];
  const named = { number: order.number, total: moneyText(order.total, language) };
  const lines = phrases[occasion].lines(named);
  const goods = goodsOf(order);
  const amounts = sums(order);
  const address = isUnderWay[occasion] ? addressLines(order.address, language) : null;
  return {
    to: order.email,
    subject: phrases[occasion].subject(named),
    text: [
      greeting,
      ...lines,
      phrases.heading(order.number),
      ...goods.map(({ label, detail, amount }) => `${label}\n  ${detail}: ${amount}`),
      amounts.map(({ label, amount }) => `${label}: ${amount}`).join("\n"),
      ...(address === null ? [] : [`${phrases.address}:\n${address.join("\n")}`]),
      `${phrases.button}:\n${link}`,
      phrases.keep,
      farewell,
    ].join("\n\n"),
    html: page(language, [
      ...[greeting, ...lines].map(paragraph),
      `<h1 style="margin:24px 0 8px;font-size:18px">${escaped(phrases.heading(order.number))}</h1>`,
      table([...goods, ...amounts]),
      ...(address === null ? [] : [addressBlock(phrases.address, address)]),
      button(phrases.button, link),
      paragraph(phrases.keep),
      paragraph(farewell),
      footLink(link),
    ]),
  };
}

const isUnderWay = {
  confirmed: true,
  sent: true,
  cancelled: false,
  refunded: false,
} as const satisfies Record<OrderOccasion, boolean>;

const goodsOf = ({ lines, language }: Order): readonly (Row & { readonly detail: string })[] =>
  lines.map(({ quantity, name, variantName, price, subtotal }) => ({
    label: `${quantity} × ${name}, ${variantName}`,
    detail: orderWords[language].each(moneyText(price, language)),
    amount: moneyText(subtotal, language),
  }));

/** As it is written on a parcel. */
function addressLines(address: Address, language: Language): readonly string[] {
  const { name, line1, line2, postalCode, city, region, country, phone } = address;
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, countryText(country, language), phone];
  return lines.filter((line) => line !== undefined);
}

const table = (rows: readonly (Row & { readonly detail?: string })[]): string =>
  `<table role="presentation" style="width:100%;border-collapse:collapse">
${rows.map(tableRow).join("\n")}
</table>`;

function tableRow({ label, detail, amount, isTotal = false }: Row & { readonly detail?: string }): string {
  const style = `padding:6px 0;border-top:1px solid #e7e5e4;vertical-align:top${isTotal ? ";font-weight:600" : ""}`;
  const small =
    detail === undefined ? "" : `<br><span style="font-size:13px;color:#57534e">${escaped(detail)}</span>`;
  return `<tr><td style="${style}">${escaped(label)}${small}</td><td style="${style};text-align:right;white-space:nowrap">${escaped(amount)}</td></tr>`;
}

const addressBlock = (label: string, lines: readonly string[]): string =>
  `<p style="margin:24px 0 16px"><strong>${escaped(label)}</strong><br>${lines.map(escaped).join("<br>")}</p>`;
