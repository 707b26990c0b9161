import type { OrderView } from "@dotcart/api/router";

type Facts = Pick<OrderView, "status" | "history"> & {
  readonly payment: Pick<OrderView["payment"], "state">;
};

/** Where an order stands, in the distinctions that a shopper makes. */
export const stages = [
  /** The money is on its way, or nobody knows yet: it is settled without the shopper. */
  "settling",
  /** The shopper's bank wants to hear from him. */
  "action",
  "cancelling",
  "declined",
  "cancelled",
  "paid",
  "refunding",
  "fulfilled",
  "delivered",
  "refunded",
] as const;
export type Stage = (typeof stages)[number];

export function stageOf({ status, payment, history }: Facts): Stage {
  const wasAsked = history.some(({ action }) => action === "cancel-asked" || action === "refund-asked");
  switch (status) {
    case "pending":
      if (wasAsked) return "cancelling";
      return payment.state === "requires-action" ? "action" : "settling";
    case "cancelled":
      return payment.state === "declined" ? "declined" : "cancelled";
    case "paid":
    case "fulfilled":
    case "delivered":
      return wasAsked ? "refunding" : status;
    case "refunded":
      return "refunded";
  }
}

/** What changes by itself soon, so that it is worth looking again. */
const passing: ReadonlySet<Stage> = new Set(["settling", "action", "cancelling", "refunding"]);
export const isPassing = (stage: Stage): boolean => passing.has(stage);

/** Whether nothing more happens to it: only then one thinks of the next. */
const over: ReadonlySet<Stage> = new Set(["declined", "cancelled", "delivered", "refunded"]);
export const isOver = (stage: Stage): boolean => over.has(stage);

/** What an order that goes its way still has before it. */
export function ahead(stage: Stage): readonly ("paid" | "fulfilled" | "delivered")[] {
  switch (stage) {
    case "settling":
    case "action":
      return ["paid", "fulfilled", "delivered"];
    case "paid":
      return ["fulfilled", "delivered"];
    case "fulfilled":
      return ["delivered"];
    default:
      return [];
  }
}
