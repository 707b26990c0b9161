import type { Language } from "./language.ts";

/** What we write about an order for. */
export type OrderOccasion =
  /** It is paid. */
  | "confirmed"
  /** The parcel has left. */
  | "sent"
  /** It was ended before anything was charged. */
  | "cancelled"
  /** What was charged went back. */
  | "refunded";

/** What a text may name: both are ours, neither was typed by anybody. */
export type Named = { readonly number: string; readonly total: string };

type OrderWords = {
  readonly subject: (named: Named) => string;
  readonly lines: (named: Named) => readonly string[];
};

type OrderPhrases = Readonly<Record<OrderOccasion, OrderWords>> & {
  readonly heading: (number: string) => string;
  readonly subtotal: string;
  readonly discount: (code: string) => string;
  readonly delivery: (name: string) => string;
  readonly total: string;
  readonly tax: (rate: string) => string;
  readonly each: (price: string) => string;
  readonly address: string;
  readonly button: string;
  /** The link opens the order to whoever has it. */
  readonly keep: string;
};

export const orderWords: Readonly<Record<Language, OrderPhrases>> = {
  en: {
    confirmed: {
      subject: ({ number }) => `Your order ${number}`,
      lines: () => ["thank you for your order. It is paid, and we are getting it ready for you."],
    },
    sent: {
      subject: ({ number }) => `Your order ${number} is on its way`,
      lines: () => ["good news: your parcel has left us and is on its way to you."],
    },
    cancelled: {
      subject: ({ number }) => `Your order ${number} was cancelled`,
      lines: () => [
        "your order was cancelled, and you have not been charged. If your bank had set the amount aside, it lets go of it by itself within a few days.",
      ],
    },
    refunded: {
      subject: ({ number }) => `The refund of your order ${number}`,
      lines: ({ total }) => [
        `we have given back the whole amount of your order, ${total}. Depending on your bank it takes a few days to arrive.`,
      ],
    },
    heading: (number) => `Order ${number}`,
    subtotal: "Goods",
    discount: (code) => `Discount ${code}`,
    delivery: (name) => `Delivery: ${name}`,
    total: "Total",
    tax: (rate) => `of which ${rate} VAT`,
    each: (price) => `${price} each`,
    address: "Delivered to",
    button: "See my order",
    keep: "The link opens your order without a password: do not pass it on.",
  },
  de: {
    confirmed: {
      subject: ({ number }) => `Ihre Bestellung ${number}`,
      lines: () => ["vielen Dank für Ihre Bestellung. Sie ist bezahlt, und wir machen sie für Sie fertig."],
    },
    sent: {
      subject: ({ number }) => `Ihre Bestellung ${number} ist unterwegs`,
      lines: () => ["gute Nachricht: Ihr Paket hat uns verlassen und ist auf dem Weg zu Ihnen."],
    },
    cancelled: {
      subject: ({ number }) => `Ihre Bestellung ${number} wurde storniert`,
      lines: () => [
        "Ihre Bestellung wurde storniert, und es wurde nichts abgebucht. Wenn Ihre Bank den Betrag vorgemerkt hatte, gibt sie ihn in einigen Tagen von selbst wieder frei.",
      ],
    },
    refunded: {
      subject: ({ number }) => `Erstattung Ihrer Bestellung ${number}`,
      lines: ({ total }) => [
        `wir haben Ihnen den gesamten Betrag Ihrer Bestellung erstattet, ${total}. Je nach Bank dauert es einige Tage, bis er ankommt.`,
      ],
    },
    heading: (number) => `Bestellung ${number}`,
    subtotal: "Waren",
    discount: (code) => `Rabatt ${code}`,
    delivery: (name) => `Lieferung: ${name}`,
    total: "Gesamt",
    tax: (rate) => `darin ${rate} MwSt.`,
    each: (price) => `je ${price}`,
    address: "Lieferung an",
    button: "Meine Bestellung ansehen",
    keep: "Der Link öffnet Ihre Bestellung ohne Passwort: Geben Sie ihn nicht weiter.",
  },
};
