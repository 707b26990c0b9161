import { type Mutant, mutant } from "./mutant.ts";

export const checkoutMutants: readonly Mutant[] = [
  // What it costs
  mutant("QU1", "the discount is added", "checkout/quote.ts", [
    "less(addMoney(subtotal, price), off)",
    "addMoney(addMoney(subtotal, price), off)",
  ]),
  mutant("CO1", "delivery is shown and not charged", "checkout/quote.ts", [
    "less(addMoney(subtotal, price), off)",
    "less(subtotal, off)",
  ]),
  mutant("QU2", "tax is added to what is asked instead of taken out of it", "checkout/tax.ts", [
    "of: ONE + basisPoints",
    "of: ONE",
  ]),
  mutant("QU2", "tax is of the goods alone", "checkout/quote.ts", [
    "containedTax(total, basisPoints)",
    "containedTax(subtotal, basisPoints)",
  ]),
  mutant("QU10", "a share is a float's", "checkout/share.ts", [
    "money(((amount - rest) / of) * part + nearest, currency)",
    "money(nearest === -1 ? 0 : Math.round((amount * part) / of), currency)",
  ]),
  mutant("QU3", "halves go down", "checkout/share.ts", [
    "(2 * rest * part + of)",
    "(2 * rest * part + of - 1)",
  ]),
  mutant("QU3", "a code is worth more than the goods", "checkout/discount.ts", [
    "lesserOf(subtotal, money(effect.amount, subtotal.currency))",
    "money(effect.amount, subtotal.currency)",
  ]),
  mutant("QU4", "free delivery takes nothing off", "checkout/quote.ts", [
    '"free-delivery" ? price : offGoods',
    '"free-delivery" ? none : offGoods',
  ]),
  mutant("QU5", "delivery is free by the value before the discount", "checkout/quote.ts", [
    "const value = less(subtotal, offGoods);",
    "const value = subtotal;",
  ]),
  mutant("QU5", "free above is not free from", "checkout/delivery.ts", [
    "value.amount >= freeAbove",
    "value.amount > freeAbove",
  ]),
  mutant("QU6", "the kilogram begun is given away", "checkout/delivery.ts", ["Math.ceil(", "Math.floor("]),
  mutant("QU7", "what is not offered there is sent another way, and nobody is told", "checkout/quote.ts", [
    "if (delivery === undefined || options.some(({ id }) => id === delivery)) return [];",
    "if (delivery === undefined || options.length > 0) return [];",
  ]),
  mutant("QU7", "a way that does not go there is offered", "checkout/delivery.ts", [
    "countries === null || countries.includes(parcel.country)",
    "countries === null || countries.length > 0",
  ]),
  mutant("QU8", "where no tax is known, none is asked", "checkout/quote.ts", [
    "rate === undefined ? [] : deliveryOptions",
    "rate === null ? [] : deliveryOptions",
  ]),
  mutant("QU9", "a code ends a moment late", "checkout/discount.ts", [
    "now >= validUntil",
    "now > validUntil",
  ]),
  mutant("QU9", "a code that was used up is taken", "checkout/discount.ts", [
    "usesLeft <= 0",
    "usesLeft < 0",
  ]),
  mutant("QU9", "a code that was refused counts", "checkout/quote.ts", [
    "askedCode === null || refused !== null ? null",
    "askedCode === null ? null",
  ]),

  // What was shown
  mutant("DG1", "dots are numbered in the order they come", "checkout/digest.ts", [
    "const index = indexOf(rids);",
    "const index = indexOf([...rids].reverse());",
  ]),
  mutant("DG2", "whatever can be read of a digest is accepted", "checkout/digest.ts", [
    "shown !== null && encodeDigest(shown) === text ? ok",
    "shown !== null ? ok",
  ]),
  mutant("DG2", "what is no JSON throws", "checkout/digest.ts", [
    "  } catch {\n    return undefined;",
    "  } catch (error) {\n    throw error;",
  ]),
  mutant("DG2", "a price may be negative", "checkout/digest.ts", ["z.int().min(0)", "z.int()"]),
  mutant("DG3", "one dot is charged on two lines", "checkout/digest.ts", ["hasTwice(dots) || ", ""]),
  mutant("DG3", "a line without dots is ordered, and can be ordered again", "checkout/digest.ts", [
    ".min(DOT_WIDTH)",
    "",
  ]),
  mutant("CH1", "a total that differs is not looked at", "checkout/changes.ts", [
    '(["delivery", "tax", "discount", "total"] as const).flatMap',
    '(["delivery", "tax", "discount"] as const).flatMap',
  ]),
  mutant("CH2", "only what got dearer is said", "checkout/changes.ts", [
    "is === null || isSame(was, is)",
    "is === null || is.amount <= was.amount",
  ]),
  mutant("CH3", "a line with the same quantity is the same line", "checkout/changes.ts", [
    "dots.size === b.dots.length && b.dots.every((dot) => dots.has(dot))",
    "dots.size > 0",
  ]),
  mutant("CO3", "a line that came since is no change", "checkout/changes.ts", [
    "if (a === undefined || b === undefined) return false;",
    "if (a === undefined || b === undefined) return true;",
  ]),
  mutant("CH4", "another country at the same price is no change", "checkout/changes.ts", [
    "was[part].cause === is[part].cause && isSame",
    "isSame",
  ]),
  mutant("CO5", "a price that was made up is not compared", "checkout/changes.ts", [
    "a.amount === b.amount && a.currency === b.currency",
    "a.currency === b.currency",
  ]),
  mutant("CH5", "a price that changed cannot be agreed to", "checkout/blocking.ts", [
    '"price-changed": false',
    '"price-changed": true',
  ]),
  mutant("CH5", "what is not in stock can be agreed to", "checkout/blocking.ts", [
    '"insufficient-stock": true',
    '"insufficient-stock": false',
  ]),

  // What is taken
  mutant("RS2", "an order takes the whole line", "checkout/restrict.ts", [
    "  return { entries, context",
    "  const lines = new Set([...entries.values()].map((entry) => entry.line));\n  for (const [dot, entry] of cart.entries) if (lines.has(entry.line)) entries.set(dot, entry);\n  return { entries, context",
  ]),
  mutant("CO3", "what is ordered is not told from what was never seen", "checkout/restrict.ts", [
    "contextOf(entries.keys())",
    "contextOf([])",
  ]),
  mutant("RS1", "what is saved for later is ordered", "checkout/restrict.ts", [
    " && !isSaved(entry.line)",
    "",
  ]),
  mutant("OR2", "what was bought before the line came is asked about", "checkout/ordered.ts", [
    "before === undefined || since > before.placedAt",
    "before === undefined",
  ]),
  mutant("OR2", "a line that is bought is asked about once more", "checkout/ordered.ts", [
    "if (held.length > 0)",
    "if (pending.size > 0)",
  ]),

  // Payment
  mutant("PM4", "what was not answered is taken for not sent", "checkout/payment-step.ts", [
    'attempts <= 1 && reference === null ? "forget" : "authorise"',
    '"forget"',
  ]),
  mutant("PM4", "an unknown authorisation is voided, and arrives after that", "checkout/payment-step.ts", [
    'attempts <= 1 && reference === null ? "forget" : "authorise"',
    'attempts <= 2 && reference === null ? "forget" : "authorise"',
  ]),
  mutant("PM3", "an order that nobody paid for is sent to the provider", "checkout/payment-step.ts", [
    'attempts <= 1 && reference === null ? "forget" : "authorise"',
    '"authorise"',
  ]),
  mutant("PM5", "money that came before the void is kept", "checkout/payment-step.ts", [
    'captured: "refund"',
    'captured: "done"',
  ]),
  mutant("PM5", "what is held is never let go of", "checkout/payment-step.ts", [
    'authorised: "void"',
    'authorised: "done"',
  ]),
  mutant("PM5", "a shopper who left is waited for", "checkout/payment-step.ts", [
    '"requires-action": "void"',
    '"requires-action": "wait"',
  ]),
  mutant("PM5", "held money is never taken", "checkout/payment-step.ts", [
    'authorised: "capture"',
    'authorised: "wait"',
  ]),
  mutant("PM4", "an order is paid before the money is here", "checkout/order-status.ts", [
    "authorised: [null, null]",
    'authorised: ["paid", null]',
  ]),
  mutant("OD3", "money for an order that was to be voided is without an order", "checkout/order-status.ts", [
    "const next = current",
    'const next = _goal === "void" && state === "captured" ? "cancelled" : current',
  ]),
  mutant(
    "OD4",
    "a refund before anybody noted the money leaves the order waiting",
    "checkout/order-status.ts",
    ['refunded: ["cancelled", "refunded"]', 'refunded: [null, "refunded"]'],
  ),
  mutant("PM5", "a refund of what was sent is forgotten", "checkout/order-status.ts", [
    'fulfilled: ["delivered", "refunded"]',
    'fulfilled: ["delivered"]',
  ]),
  mutant("OD1", "what was cancelled can be paid", "checkout/order-status.ts", [
    "cancelled: []",
    'cancelled: ["paid"]',
  ]),
];
