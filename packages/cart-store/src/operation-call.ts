import {
  type CartProblem,
  type Delta,
  type Dot,
  encodeEntry,
  invariant,
  limits,
  quantityProblem,
  ridOf,
} from "@dotcart/cart-domain";
import type { KeptCart } from "./fields.ts";
import type { KnownCart } from "./known-carts.ts";
import { contentOf, deltaOf, refusalOf } from "./operation.ts";
import type { ThinOperation } from "./port.ts";
import type { ApplyReply } from "./scripts/reply.ts";

/** An add decided here on the cart as known; the script takes it over if the cart still is that one. */
export type Plan = { readonly delta: Delta; readonly dot: Dot; readonly payload: string };

/** Only an add that the known cart admits is planned. Whatever must be refused is refused by the script itself. */
export function planAdd(base: KnownCart | undefined, operation: ThinOperation): Plan | null {
  if (operation.kind !== "add" || base === undefined || base.kept instanceof Promise) return null;
  const { stored, rid } = base.kept;
  if (refusalOf(stored.cart, operation) !== null) return null;
  const delta = deltaOf(stored.cart, operation, rid);
  const [minted] = delta.entries;
  return minted === undefined ? null : { delta, dot: minted[0], payload: encodeEntry(minted[1]) };
}

/** What the operation did to a cart this process knows, given the dot the script minted for it, or "" for none. */
export function deltaAfter(
  before: KeptCart,
  operation: ThinOperation,
  { plan, dot }: { readonly plan: Plan | null; readonly dot: string },
): Delta {
  if (plan?.dot === dot) return plan.delta;
  return deltaOf(before.stored.cart, operation, dot === "" ? before.rid : ridOf(dot as Dot));
}

/** The script's arguments, in its order. */
export function argumentsOf(
  operation: ThinOperation,
  call: {
    readonly base: KnownCart | undefined;
    readonly plan: Plan | null;
    readonly mark: string;
    readonly live: string;
    readonly ttlSeconds: number;
    readonly eventsKept: number;
  },
): string[] {
  const { base, plan } = call;
  const payload = plan?.payload ?? taskOf(operation);
  const age = payload.lastIndexOf(",") + 1;
  const isEntry = operation.kind === "add" || operation.kind === "setQuantity";
  return [
    operation.operationId,
    contentOf(operation),
    String(operation.now),
    String(call.ttlSeconds),
    call.mark,
    base?.mark ?? "",
    call.live,
    String(call.eventsKept),
    isEntry ? payload.slice(0, age) : payload,
    plan === null ? "" : payload.slice(age),
    operation.kind === "add" || operation.dots === undefined ? "*" : operation.dots.join(" "),
    isEntry ? rulesOf(operation.variant) : "",
  ];
}

/** An add or set as the entry it would be on a new line; the script puts in the line's age. */
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

function rulesOf({
  stock,
  available,
  min,
  max,
  step,
}: Extract<ThinOperation, { kind: "add" }>["variant"]): string {
  return [stock, available ? 1 : 0, min, max, step, limits.lines, limits.liveDots].join(",");
}

/** The problem the domain names for what the script refused. */
export function problemOf(
  [, why, quantity]: Extract<ApplyReply, readonly ["no", ...unknown[]]>,
  operation: ThinOperation,
): CartProblem {
  if (why === "reused") return { kind: "operation-id-reused", operationId: operation.operationId };
  if (why === "lines") return { kind: "too-many-lines", limit: limits.lines };
  if (why === "dots") return { kind: "too-many-operations", limit: limits.liveDots };
  invariant(
    operation.kind === "add" || operation.kind === "setQuantity",
    "only an add or a set asks for a quantity",
  );
  const problem = quantityProblem(operation.variant, quantity ?? Number.NaN);
  invariant(problem !== null, "the script refuses the quantities the domain refuses, and no others");
  return problem;
}
