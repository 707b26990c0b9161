import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { withSession } from "./with-session.ts";

const refusal = (kind: string) =>
  new TRPCClientError(kind, {
    result: { error: { message: kind, code: -32_000, data: { problem: { kind, reason: "expired" } } } },
  } as never);

/** A call that is refused so often, and how often it was made. */
function refused(times: number, kind: string) {
  const calls = { made: 0, renewed: 0 };
  return {
    calls,
    call: async () => {
      calls.made++;
      if (calls.made <= times) throw refusal(kind);
      return "done";
    },
    renew: async () => void calls.renewed++,
  };
}

test("a call whose session has run out is made once more when it is renewed", async () => {
  const { calls, call, renew } = refused(1, "unauthorized");
  expect(await withSession(renew, call)).toBe("done");
  expect(calls).toEqual({ made: 2, renewed: 1 });
});

test("a session that cannot be renewed is no reason to ask for ever", async () => {
  const { calls, call, renew } = refused(9, "unauthorized");
  await expect(withSession(renew, call)).rejects.toThrow("unauthorized");
  expect(calls).toEqual({ made: 2, renewed: 1 });
});

test("whatever else is refused stays refused", async () => {
  const { calls, call, renew } = refused(1, "no-such-order");
  await expect(withSession(renew, call)).rejects.toThrow("no-such-order");
  expect(calls).toEqual({ made: 1, renewed: 0 });
});
