import { type Mutant, mutant } from "./mutant.ts";

const seesNothing: readonly [string, string] = [
  "if (!knows(a.context, pair[0])) come.push",
  "if (!a.entries.has(pair[0])) come.push",
];

export const cartMutants: readonly Mutant[] = [
  // The set
  mutant("LAW1", "a delivered entry is taken whether it was removed or not", "or-set.ts", seesNothing),
  mutant("LAW6", "a stale guest tab brings back what was removed", "or-set.ts", seesNothing),
  mutant("LAW1", "what the other side removed stays", "or-set.ts", [
    "if (!b.entries.has(dot)) gone.push(dot);",
    "",
  ]),
  mutant("OS4", "a remove wins over an add it never saw", "or-set.ts", [
    "if (!knows(a.context, pair[0])) come.push",
    "if (a === b) come.push",
  ]),
  mutant("LAW2", "news for the context alone count as no change", "or-set.ts", [
    "{ state: { entries: a.entries, context }, changed: true }",
    "{ state: { entries: a.entries, context }, changed: false }",
  ]),
  mutant("LAW2", "every join counts as a change", "or-set.ts", [
    "{ state: a, changed: false }",
    "{ state: a, changed: true }",
  ]),
  mutant("LAW7", "the context is dropped with what was removed", "or-set.ts", [
    "SharedMap.of(a.entries).changed(gone, come), context }",
    "SharedMap.of(a.entries).changed(gone, come), context: gone.length > 0 ? a.context : context }",
  ]),
  mutant("OS9", "a join changes the older version in place", "shared-map.ts", [
    "const byKey = this.#byKey.slice();",
    "const byKey = this.#byKey as (readonly Pair<K, V>[])[];",
  ]),
  mutant("OS9", "lines that fall into one bucket are taken for one line", "shared-map.ts", [
    "inSlot(this.#byLine, line).filter((pair) => pair[1].line === line)",
    "inSlot(this.#byLine, line)",
  ]),

  // Contexts
  mutant("LAW2", "a union keeps the smaller counter", "context.ts", [
    "if (n > (a.vector.get(rid) ?? 0)) {",
    "if (n !== (a.vector.get(rid) ?? 0)) {",
  ]),
  mutant("LAW4", "the cloud keeps what the vector covers", "context.ts", [
    "if (n > seen + 1) beyond",
    "if (n > seen) beyond",
  ]),
  mutant("LAW4", "a gap closes only when dots come in order", "context.ts", [
    "[...dots].sort((a, b) => counterOf(a) - counterOf(b))",
    "dots",
  ]),
  mutant("CX4", "a counter goes back to the last gap", "context.ts", [
    "n = Math.max(n, counterOf(dot));",
    "",
  ]),
  mutant("CX5", "a counter runs on past the end", "context.ts", ["n < MAX_COUNTER", "n > -1"]),
  mutant("CX6", "dots are ordered as text", "dot.ts", [
    "return counterOf(a) - counterOf(b);",
    "return a < b ? -1 : 1;",
  ]),

  // Operations
  mutant("LAW3", "a set leaves what it replaces", "cart.ts", [
    "contextOf([dot, ...replaced.map(dotIn)])",
    "contextOf([dot])",
  ]),
  mutant("LAW3", "an add takes out what its author sees", "cart.ts", [
    "replaced: [] }",
    "replaced: liveOn(cart, line) }",
  ]),
  mutant("LAW3", "a line is as young as its latest entry", "cart.ts", [
    "since = Math.min(since, entry.since)",
    "since = now",
  ]),
  mutant("LAW5", "sets made at once are summed", "line.ts", [
    "set = Math.max(set, quantity)",
    "set += quantity",
  ]),
  mutant("LAW5", "adds beside a set are swallowed", "line.ts", [
    "return set + added;",
    "return set || added;",
  ]),
  mutant("LAW7", "an order takes out every dot up to the one it charged", "cart.ts", [
    "context: contextOf(taken) }",
    "context: contextOf(taken.flatMap((dot) => Array.from({ length: Number(dot.slice(13)) }, (_, i) => (dot.slice(0, 13) + (i + 1)) as Dot))) }",
  ]),
  mutant("CT4", "a set that changes nothing mints a dot", "cart.ts", [
    "return entries.length > 0 && lineQuantity(entries) === quantity && conflictIn(entries) === null;",
    "return false;",
  ]),
  mutant("CT8", "a caller's dots are not looked at", "cart.ts", [
    "if (dots === undefined) return live;",
    "return live;",
  ]),
  mutant("CT10", "candidates are sorted as text", "line.ts", [
    "[...sets].sort((a, b) => a - b)",
    "[...sets].sort()",
  ]),
  mutant("CT11", "the latest line comes first", "line.ts", ["a.since - b.since ||", "b.since - a.since ||"]),
  mutant(
    "CT14",
    "a remove is undone by an add",
    "undo.ts",
    ["type Author,", "type Author, add,"],
    ["setQuantity(cart, author, {", "add(cart, author, {"],
  ),

  mutant("CT14", "an undone line goes to the end", "undo.ts", [
    "quantity: Math.min(quantity, limits.quantityMax), since }",
    "quantity: Math.min(quantity, limits.quantityMax) }",
  ]),
  mutant("CT6", "a clear takes out what is saved for later", "cart.ts", [
    "entry !== undefined && !isSaved(entry.line)",
    "entry !== undefined",
  ]),
  mutant("CT18", "a price is accepted again and again", "move.ts", ["|| before.seen === author.seen", ""]),
  mutant("CT18", "an accepted price stands beside the old operations", "move.ts", [
    "{ ...before, out: before.dots }",
    "{ ...before, out: [] }",
  ]),

  // Saved for later
  mutant("LAW1", "goods that are saved stay in the cart", "move.ts", [
    "out: [...moving.dots, ...dotsOf(cart, to)]",
    "out: dotsOf(cart, to)",
  ]),
  mutant("LAW1", "what was saved before is forgotten", "move.ts", [
    "moving.quantity + (there?.quantity ?? 0)",
    "moving.quantity",
  ]),
  mutant("SV2", "a move carries more than an operation may", "move.ts", [
    "quantity: Math.min(quantity, limits.quantityMax), since }",
    "quantity, since }",
  ]),
  mutant("SV3", "goods that are moved back go to the end", "move.ts", [
    "since: Math.min(moving.since, there?.since ?? moving.since),",
    "since: author.now,",
  ]),
  mutant(
    "SV4",
    "two devices that save the same line save it twice",
    "move.ts",
    ["setQuantity(join(", "add(join("],
    ["import {\n", "import {\n  add,\n"],
  ),
  mutant("SV5", "what is saved is sold", "line.ts", [
    "linesWhere(cart, (line) => !isSaved(line))",
    "linesWhere(cart, () => true)",
  ]),
  mutant("LI6", "saved lines take up the cart's", "line.ts", [
    "if (!isSaved(line)) lines.add(line);",
    "lines.add(line);",
  ]),
  mutant("RV10", "a saved line is looked up by its own name", "review.ts", [
    "const variantId = variantOf(line.line);",
    "const variantId = line.line as VariantId;",
  ]),

  // Diff
  mutant("LAW8", "removals are not told", "diff.ts", ["[...have.live].filter(", "[].filter("]),
  mutant("LAW8", "what the peer has is not told again under a vector that covers it", "diff.ts", [
    "filter(([dot]) => knows(context, dot))",
    "filter(([dot]) => knows(context, dot) && !knows(have.context, dot))",
  ]),
  mutant("LAW8", "the cloud is told for ever", "diff.ts", [
    "if (!knows(have.context, dot)) dots.push(dot);",
    "dots.push(dot);",
  ]),

  // Wire and payload
  mutant("LAW9", "when a line first appeared is lost on the wire", "encode-cart.ts", [
    "since - sinceOf(line),",
    "at - sinceOf(line),",
  ]),
  mutant("LAW9", "a text depends on the order of arrival", "encode-cart.ts", [
    "const live = [...entries].sort(([a], [b]) => compareDots(a, b));",
    "const live = [...entries];",
  ]),
  mutant("LAW9", "a payload forgets that a line is older", "payload.ts", [
    "[seen, at, at - since]",
    "[seen, at, 0]",
  ]),
  mutant("WI3", "whatever can be read is accepted", "decode-cart.ts", [
    "encodeCart(cart) === JSON.stringify(wire.value) ? ok",
    "true ? ok",
  ]),
  mutant("WI4", "a text of another version is read as this one", "wire.ts", [
    "wire[0] !== WIRE_VERSION",
    "false",
  ]),
  mutant("WI5", "any price seen is let in", "entry.ts", ["isInteger(seen, 0, limits.priceMax)", "seen >= 0"]),
  mutant("WI6", "a stranger may claim what nobody has minted", "wire.ts", [
    "claims: vector.reduce((sum, n) => sum + n, dots)",
    "claims: dots",
  ]),

  mutant("HV1", "what lives is told as seen and gone", "have.ts", [
    "if (live.size > 0) wire.push",
    "if (live.size < 0) wire.push",
  ]),
  mutant("LAW9", "gaps are not told", "have.ts", [
    "[...context.cloud].filter((dot) => !live.has(dot))",
    "[...context.cloud].filter((dot) => live.has(dot) && !live.has(dot))",
  ]),
  mutant("HV2", "whatever can be read of a have is accepted", "have.ts", [
    "encodeHave(have) === JSON.stringify(wire.value) ? ok",
    "true ? ok",
  ]),

  // Limits
  mutant("LI1", "stock is looked at before availability", "quantity.ts", [
    'if (!variant.available) return { kind: "unavailable", variantId };\n',
    'if (!variant.available && quantity <= stock) return { kind: "unavailable", variantId };\n',
  ]),
  mutant("LI2", "the stock is asked about the step, not about the line", "admit.ts", [
    "isQuantity(quantity) ? resultingQuantity(cart, request, new Set(replaced)) : quantity",
    "quantity",
  ]),
  mutant("LI3", "steps are counted from zero", "quantity.ts", ["(quantity - min) % step", "quantity % step"]),
  mutant("LI6", "a full cart takes one line more", "admit.ts", [
    "lineCountOf(cart) >= limits.lines",
    "lineCountOf(cart) > limits.lines",
  ]),
  mutant("LI7", "a full cart refuses what would make room", "admit.ts", ["if (replaced === 0 && ", "if ("]),
  mutant("LI10", "a negative add is taken off the line", "admit.ts", [
    "isQuantity(quantity) ?",
    "Number.isFinite(quantity) ?",
  ]),

  // Review and money
  mutant("RV1", "the price that was seen is charged", "review.ts", [
    "subtotal: timesMoney(price, line.quantity)",
    "subtotal: timesMoney(seenPrice, line.quantity)",
  ]),
  mutant("RV2", "a price that fell is not reported", "review.ts", [
    "was.amount !== is.amount",
    "was.amount < is.amount",
  ]),
  mutant("RV6", "a clock that runs ahead makes a price fresh for ever", "price-snapshot.ts", [
    "Math.abs(now - at)",
    "now - at",
  ]),
  mutant("MO2", "money is a float", "money.ts", ["Number.isSafeInteger(amount)", "Number.isFinite(amount)"]),
  mutant("MO3", "euros and dollars are added", "money.ts", [
    "a.currency === b.currency",
    "a.amount === a.amount",
  ]),
];
