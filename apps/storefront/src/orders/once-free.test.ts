import type { Problem } from "@dotcart/api/router";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { onceFree } from "./once-free.ts";

const refusal = (problem: Problem) =>
  new TRPCClientError(problem.kind, { result: { error: { data: { problem } } } } as never);
const busy = refusal({ kind: "checkout-in-progress", retryAfterSeconds: 2 });

/** A call that is refused so often, and what was waited for between. */
function refused(times: number, refusal: Error) {
  const pauses: number[] = [];
  let calls = 0;
  const answer = onceFree(
    async () => {
      if (calls++ < times) throw refusal;
      return "paid";
    },
    async (milliseconds) => void pauses.push(milliseconds),
  );
  return { answer, pauses };
}

test("a payment that somebody drives is asked for again when he may be done", async () => {
  const { answer, pauses } = refused(3, busy);
  expect(await answer).toBe("paid");
  expect(pauses).toEqual([2_000, 2_000, 2_000]);
});

test("whatever else is refused is the answer", async () => {
  const { answer, pauses } = refused(1, refusal({ kind: "payment-declined", reason: null }));
  await expect(answer).rejects.toThrow("payment-declined");
  expect(pauses).toEqual([]);
});

test("nobody is waited for for ever", async () => {
  await expect(refused(Number.POSITIVE_INFINITY, busy).answer).rejects.toThrow("checkout-in-progress");
});
