import type { Problem } from "@dotcart/api/router";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import type { PlacedOrder } from "./calls.ts";
import { settle, type Wait } from "./settle.ts";

const paid = { orderId: "o", number: "1", status: "paid", link: "/", action: null } as unknown as PlacedOrder;

const refusal = (problem: Problem) =>
  new TRPCClientError(problem.kind, { result: { error: { data: { problem } } } } as never);

/** Answers one after the other; what follows the last is a bug of the test. */
function world(...answers: (PlacedOrder | Error)[]) {
  const pauses: number[] = [];
  const waits: Wait[] = [];
  let renewals = 0;
  let asked = 0;
  const settled = settle(
    async () => {
      const answer = answers[asked++];
      if (answer === undefined) throw new Error("asked once too often");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    {
      pause: async (milliseconds) => void pauses.push(milliseconds),
      onWait: (why) => void waits.push(why),
      renew: async () => void renewals++,
    },
  );
  return { settled, pauses, waits, asked: () => asked, renewals: () => renewals };
}

test("an order that somebody works on is asked for again when the shop says so", async () => {
  const { settled, pauses, waits } = world(
    refusal({ kind: "checkout-in-progress", retryAfterSeconds: 3 }),
    refusal({ kind: "checkout-in-progress", retryAfterSeconds: 0 }),
    paid,
  );
  expect(await settled).toEqual({ kind: "ordered", order: paid });
  expect(pauses).toEqual([3_000, 1_000]);
  expect(waits).toEqual(["working", "working"]);
});

test("a reply that was lost is asked for again, more and more rarely", async () => {
  const lost = new TypeError("Failed to fetch");
  const { settled, pauses, waits } = world(lost, lost, lost, lost, lost, paid);
  expect((await settled).kind).toBe("ordered");
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
  expect(new Set(waits)).toEqual(new Set(["unreachable"]));
});

test("a session that ran out is renewed once", async () => {
  const ended = refusal({ kind: "unauthorized", reason: "expired" });
  const renewed = world(ended, paid);
  expect((await renewed.settled).kind).toBe("ordered");
  expect(renewed.renewals()).toBe(1);
  const over = world(ended, ended);
  expect(await over.settled).toEqual({
    kind: "refused",
    trouble: { kind: "unauthorized", reason: "expired" },
  });
});

test("a fault of the shop's own is not taken for an answer, and not asked for ever", async () => {
  const fault = refusal({ kind: "internal", requestId: "r" });
  const { settled, asked } = world(fault, fault, fault);
  expect(await settled).toEqual({ kind: "unsettled", trouble: { kind: "internal", requestId: "r" } });
  expect(asked()).toBe(3);
});

test("what the shop answers is told as it is", async () => {
  const pending = { ...paid, status: "pending" } as const;
  expect((await world(pending).settled).kind).toBe("ordered");
  expect((await world({ ...paid, status: "requires-action" }).settled).kind).toBe("asked");
  expect(await world(refusal({ kind: "payment-declined", reason: "card_declined" })).settled).toEqual({
    kind: "declined",
    reason: "card_declined",
  });
  expect((await world(refusal({ kind: "idempotency-key-reused" })).settled).kind).toBe("refused");
});
