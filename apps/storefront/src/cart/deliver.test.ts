import { Dot, VariantId } from "@dotcart/cart-domain";
import { describe, expect, test } from "vitest";
import type { Trouble } from "#trpc/problem-of.ts";
import { createDeliver } from "./deliver.ts";
import type { CartView, Operation } from "./operation.ts";

const mug = VariantId.parse("v_mug");
const jug = VariantId.parse("v_jug");
const dot = (n: number): Dot => Dot.parse(`aaaaaaaaaaaa:${n}`);
const cartWith = (...dots: Dot[]) =>
  ({ version: dots.length, lines: [{ variantId: mug, dots }] }) as unknown as CartView;
const answer = cartWith(dot(9));

const unauthorized: Trouble = { kind: "unauthorized", reason: "expired" };
const away: Trouble = { kind: "api-unreachable" };
const soldOut: Trouble = { kind: "insufficient-stock", variantId: mug, requested: 5, available: 3 };

/** An API that answers as it is told to, one thing after another, and then well. */
function deliveryThat(
  answers: Trouble[],
  { session = "s1" as string | null, shown = cartWith(dot(1)) } = {},
) {
  const seen = { sent: [] as Operation[], started: [] as (string | null)[], pauses: [] as number[] };
  let current = session;
  const deliver = createDeliver({
    async send(operation) {
      seen.sent.push(operation);
      const trouble = answers.shift();
      if (trouble !== undefined) throw trouble;
      return answer;
    },
    troubleOf: (error) => error as Trouble,
    shown: () => shown,
    session: () => current,
    async startSession(stale) {
      seen.started.push(stale);
      current = `s${seen.started.length + 1}`;
    },
    pause: async (milliseconds) => void seen.pauses.push(milliseconds),
  });
  return { deliver, seen };
}

const add: Operation = { operationId: "o1", change: { kind: "add", variantId: mug, quantity: 1 } };
const remove: Operation = { operationId: "o2", change: { kind: "remove", variantId: mug } };

describe("an operation", () => {
  test("carries what was on the screen, unless it is an add", async () => {
    const { deliver, seen } = deliveryThat([]);
    await deliver(remove);
    await deliver(add);
    expect(seen.sent).toEqual([
      { ...remove, dots: [dot(1)] },
      { ...add, dots: null },
    ]);
  });

  test("on a line that is not shown says that nothing was seen of it", async () => {
    const { deliver, seen } = deliveryThat([]);
    await deliver({ operationId: "o3", change: { kind: "setQuantity", variantId: jug, quantity: 2 } });
    expect(seen.sent[0]?.dots).toEqual([]);
  });

  test("never looks again at what was on the screen once it was sent", async () => {
    const { deliver, seen } = deliveryThat([]);
    await deliver({ ...remove, dots: [] });
    await deliver({ ...remove, dots: null });
    expect(seen.sent.map(({ dots }) => dots)).toEqual([[], null]);
  });

  test("is sent again as it was when the answer was lost: same name, same dots", async () => {
    const { deliver, seen } = deliveryThat([away, away]);
    expect(await deliver(remove)).toEqual({ ok: true, cart: answer });
    expect(seen.sent).toEqual(Array(3).fill({ ...remove, dots: [dot(1)] }));
    expect(seen.pauses).toEqual([300, 1200]);
  });

  test("is given up after three times, and can be taken up again under the same name", async () => {
    const { deliver, seen } = deliveryThat([away, away, away]);
    const outcome = await deliver(remove);
    expect(outcome).toMatchObject({ ok: false, trouble: away });
    if (outcome.ok) throw new Error("It was given up.");
    expect(await deliver(outcome.operation)).toEqual({ ok: true, cart: answer });
    expect(seen.sent).toEqual(Array(4).fill({ ...remove, dots: [dot(1)] }));
  });

  test("is not sent again when it was refused", async () => {
    const { deliver, seen } = deliveryThat([soldOut]);
    expect(await deliver(add)).toMatchObject({ ok: false, trouble: soldOut });
    expect(seen.sent).toHaveLength(1);
  });

  test("starts a session before it asks when there is none", async () => {
    const { deliver, seen } = deliveryThat([], { session: null });
    await deliver(add);
    expect(seen).toMatchObject({ started: [null], sent: [{ ...add, dots: null }] });
  });

  test("starts a session once when the one there was has ended, and keeps its name", async () => {
    const { deliver, seen } = deliveryThat([unauthorized]);
    expect(await deliver(remove)).toEqual({ ok: true, cart: answer });
    expect(seen.started).toEqual(["s1"]);
    expect(seen.sent[1]).toEqual({ ...remove, dots: null });
  });

  test("does not start one session after another when the new one is refused, too", async () => {
    const { deliver, seen } = deliveryThat([unauthorized, unauthorized]);
    expect(await deliver(add)).toMatchObject({ ok: false, trouble: unauthorized });
    expect(seen.started).toHaveLength(1);
  });
});
