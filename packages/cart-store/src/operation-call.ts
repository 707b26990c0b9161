import {
  type CartProblem,
  type Entry,
  encodeEntry,
  invariant,
  limits,
  quantityProblem,
  type Variant,
} from "@dotcart/cart-domain";
import { advance, type Change, type KeptCart } from "./kept-cart.ts";
import { contentOf, deltaOf, refusalOf } from "./operation.ts";
import type { ThinOperation } from "./port.ts";
import type { ApplyReply } from "./scripts/reply.ts";

/** The cart an operation leads to and the entry it puts in; null when it is refused or changes nothing. */
export type Expected = { readonly after: KeptCart; readonly entry: Entry | undefined } | null;

/** What the script will do, if the cart still is the one this process knows. */
export function expectOperation(known: KeptCart, operation: ThinOperation, change: Change): Expected {
  const { cart } = known.stored;
  if (refusalOf(cart, operation) !== null) return null;
  const delta = deltaOf(cart, operation, known.rid);
  const after = advance(known, delta, change);
  return after && { after, entry: delta.entries.values().next().value };
}

/** What every writing script is told beside its task. */
export type WriteSettings = {
  readonly live: string;
  readonly ttlSeconds: number;
  readonly eventsKept: number;
};

/** The arguments of the script of operations, in its order. */
export function argumentsOf(
  operation: ThinOperation,
  { live, ttlSeconds, eventsKept }: WriteSettings,
  {
    known,
    expected,
    mark,
  }: { readonly known: KeptCart | undefined; readonly expected: Expected; readonly mark: string },
): string[] {
  const isEntry = operation.kind === "add" || operation.kind === "setQuantity";
  const planned = operation.kind === "add" ? expected?.entry : undefined;
  const task = planned === undefined ? taskOf(operation) : encodeEntry(planned);
  const age = task.lastIndexOf(",") + 1;
  return [
    operation.operationId,
    contentOf(operation),
    String(operation.now),
    String(ttlSeconds),
    mark,
    known?.mark ?? "",
    live,
    String(eventsKept),
    isEntry ? task.slice(0, age) : task,
    planned === undefined ? "" : task.slice(age),
    operation.kind === "add" || operation.dots === undefined ? "*" : operation.dots.join(" "),
    isEntry ? rulesOf(operation.variant) : "",
  ];
}

/** An add or a set as the entry it would be on a new line; the script puts in the age the line has. */
function taskOf(operation: ThinOperation): string {
  switch (operation.kind) {
    case "add":
    case "setQuantity": {
      const { variant, quantity, now } = operation;
      const kind = operation.kind === "add" ? "add" : "set";
      return encodeEntry({
        kind,
        line: variant.id,
        quantity,
        seen: variant.price.amount,
        at: now,
        since: now,
      });
    }
    case "remove":
      return `r,${operation.line}`;
    case "clear":
      return "c";
  }
}

const rulesOf = ({ stock, available, min, max, step }: Variant): string =>
  [stock, available ? 1 : 0, min, max, step, limits.lines, limits.liveDots].join(",");

/** The problem the domain has a name for, from what the script refused. */
export function problemOf(
  operation: ThinOperation,
  refusal: Extract<ApplyReply, readonly ["no", ...unknown[]]>,
): CartProblem {
  const [, why, quantity] = refusal;
  if (why === "closed") return { kind: "cart-closed" };
  if (why === "reused") return { kind: "operation-id-reused", operationId: operation.operationId };
  if (why === "lines") return { kind: "too-many-lines", limit: limits.lines };
  if (why === "dots") return { kind: "too-many-operations", limit: limits.liveDots };
  invariant(
    operation.kind === "add" || operation.kind === "setQuantity",
    "only an add or a set asks for a quantity",
  );
  const problem = quantityProblem(operation.variant, quantity);
  invariant(problem !== null, "the script refuses the quantities the domain refuses, and no others");
  return problem;
}
