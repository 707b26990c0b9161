import { expect, test } from "vitest";
import { canBecome, type OrderStatus, paymentStates } from "../src/checkout/index.ts";
import { answered, begun, happenings, opened, stepOf, type Till } from "./support/till.ts";

/** Every state that can be reached, each with one that leads to it. */
function explored(): ReadonlyMap<string, { readonly till: Till; readonly from: Till | null }> {
  const seen = new Map([[JSON.stringify(opened), { till: opened, from: null as Till | null }]]);
  for (const { till } of seen.values())
    for (const next of happenings(till)) {
      const key = JSON.stringify(next);
      if (!seen.has(key)) seen.set(key, { till: next, from: till });
    }
  return seen;
}

const all = [...explored().values()];
const hasMoney = ({ status }: Till) => ["paid", "fulfilled", "delivered"].includes(status);

/** What is wrong of these, with how it came to it; a pass names none. */
const guilty = (isWrong: (till: Till, from: Till | null) => boolean) =>
  all.filter(({ till, from }) => isWrong(till, from)).slice(0, 3);

test("[PM4] every state of a payment is met with every goal it can have", () => {
  const met = new Set(all.map(({ till: { known, goal } }) => `${known} ${goal}`));
  const open = paymentStates.filter((state) => state !== "captured" && state !== "refunded");
  expect([...met].sort()).toEqual(
    [
      ...open.map((state) => `${state} charge`),
      "captured charge",
      ...paymentStates.map((state) => `${state} void`),
      "captured refund",
      "refunded refund",
    ].sort(),
  );
  expect(all.length).toBeGreaterThan(300);
});

test("[PM4] whatever is lost, late or repeated, money is taken once and goes back once at most", () => {
  expect(guilty(({ captures, refunds }) => captures > 1 || refunds > captures)).toEqual([]);
});

test("[PM4] money that is here is in an order, and a cancelled order holds none and never will", () => {
  expect(guilty(({ status, truth }) => status === "cancelled" && truth === "captured")).toEqual([]);
  expect(guilty(({ status, truth }) => status === "cancelled" && truth === "authorised")).toEqual([]);
  expect(guilty(({ status, truth }) => status === "refunded" && truth !== "refunded")).toEqual([]);
  expect(guilty((till) => hasMoney(till) && till.captures === 0)).toEqual([]);
});

test("[PM4] an order goes no way that orders do not have", () => {
  const goes = (from: OrderStatus, to: OrderStatus) => from === to || canBecome(from, to);
  expect(guilty((till, from) => from !== null && !goes(from.status, till.status))).toEqual([]);
});

test("[PM5] from everywhere, when the provider answers, driving ends within four steps", () => {
  /** Every way it can end when nothing more is lost. */
  const ends = (till: Till, left: number): readonly Till[] => {
    const next = answered(till);
    if (next === null) return [till];
    expect(left, `${stepOf(till)} ${JSON.stringify(till)}`).toBeGreaterThan(0);
    return next.flatMap((one) => ends(one, left - 1));
  };
  for (const { till } of all)
    for (const end of ends(begun({ ...till, driver: null }), 4)) {
      const why = JSON.stringify({ till, end });
      if (stepOf(end) === "wait") {
        expect([end.goal, end.truth, end.status], why).toEqual(["charge", "requires-action", "pending"]);
      } else {
        expect(hasMoney(end), why).toBe(end.truth === "captured");
        expect(end.truth, why).not.toBe("authorised");
        expect(end.status, why).not.toBe("pending");
        if (end.goal !== "charge") expect(end.truth, why).not.toBe("captured");
      }
    }
});
