import { expect, test } from "vitest";
import { type OrderStatus, orderStatuses } from "./order.ts";
import { canBecome, statusAfter } from "./order-status.ts";
import { paymentGoals, paymentStates } from "./payment.ts";

const every = orderStatuses.flatMap((status) =>
  paymentStates.flatMap((state) => paymentGoals.map((goal) => ({ status, state, goal }))),
);

test("[OD1] an order goes these ways and no other", () => {
  const ways = orderStatuses.flatMap((from) =>
    orderStatuses.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(ways).toEqual([
    "pending → paid",
    "pending → cancelled",
    "paid → fulfilled",
    "paid → refunded",
    "fulfilled → delivered",
    "fulfilled → refunded",
    "delivered → refunded",
  ]);
});

test("[OD2] whatever becomes known of a payment, its order goes a way it has or stays", () => {
  for (const { status, state, goal } of every) {
    const next = statusAfter(state, goal, status);
    if (next !== null) expect(canBecome(status, next), `${state}, ${goal}, ${status}`).toBe(true);
  }
});

test("[OD2] told once more, it stays where it went", () => {
  for (const { status, state, goal } of every) {
    const next = statusAfter(state, goal, status) ?? status;
    expect(statusAfter(state, goal, next), `${state}, ${goal}, ${status}`).toBeNull();
  }
});

test("[OD3] money that arrived makes a pending order paid, whatever its goal is by then", () => {
  for (const goal of paymentGoals) {
    expect(statusAfter("captured", goal, "pending")).toBe("paid");
    expect(statusAfter("authorised", goal, "pending")).toBeNull();
  }
});

test("[OD4] a pending order whose payment ended without money is cancelled, one that was paid and refunded is refunded", () => {
  const after = (status: OrderStatus) =>
    (["declined", "voided", "refunded"] as const).map((state) => statusAfter(state, "void", status));
  expect(after("pending")).toEqual(["cancelled", "cancelled", "cancelled"]);
  for (const paid of ["paid", "fulfilled", "delivered"] as const)
    expect(after(paid)).toEqual([null, null, "refunded"]);
  for (const ended of ["cancelled", "refunded"] as const) expect(after(ended)).toEqual([null, null, null]);
});
