import { VariantId } from "@dotcart/cart-domain";
import { describe, expect, test } from "vitest";
import type { CartView, Delivered, Operation } from "./operation.ts";
import { createCartQueue } from "./queue.ts";

const mug = VariantId.parse("v_mug");
const jug = VariantId.parse("v_jug");
const cart = { version: 1 } as CartView;
const done: Delivered = { ok: true, cart };

/** A queue whose deliveries wait until they are answered by hand. */
function queueByHand() {
  const sent: { operation: Operation; answer: (delivered: Delivered) => void }[] = [];
  let ids = 0;
  const queue = createCartQueue({
    newId: () => `id-${++ids}`,
    deliver: (operation) => new Promise((answer) => sent.push({ operation, answer })),
  });
  const answerNext = async (outcome: Delivered = done): Promise<void> => {
    sent.find(({ operation }) => !answered.has(operation))?.answer(outcome);
    answered.add(sent[answered.size]?.operation as Operation);
    await new Promise((settled) => setImmediate(settled));
  };
  const answered = new Set<Operation>();
  return { queue, sent, answerNext, changes: () => sent.map(({ operation }) => operation.change) };
}

const set = (quantity: number, variantId = mug) => ({ kind: "setQuantity", variantId, quantity }) as const;
const add = { kind: "add", variantId: mug, quantity: 1 } as const;

describe("a tab's operations", () => {
  test("go out one after another, in the order of the clicks", async () => {
    const { queue, answerNext, changes } = queueByHand();
    void queue.apply(add);
    void queue.apply(set(2, jug));
    expect(changes()).toEqual([add]);
    await answerNext();
    expect(changes()).toEqual([add, set(2, jug)]);
  });

  test("have a name of their own each: two clicks are two adds", async () => {
    const { queue, sent, answerNext } = queueByHand();
    void queue.apply(add);
    void queue.apply(add);
    await answerNext();
    expect(sent.map(({ operation }) => operation.operationId)).toEqual(["id-1", "id-2"]);
  });

  test("fifty clicks on + are two requests, and every click hears how it went", async () => {
    const { queue, answerNext, changes } = queueByHand();
    const outcomes = Array.from({ length: 50 }, (_, click) => queue.apply(set(click + 1)));
    await answerNext();
    await answerNext();
    expect(changes()).toEqual([set(1), set(50)]);
    expect(await Promise.all(outcomes)).toEqual(Array(50).fill(done));
  });

  test("a waiting set gives way to a remove of its line, and to nothing else", async () => {
    const { queue, answerNext, changes } = queueByHand();
    void queue.apply(add);
    void queue.apply(set(3));
    void queue.apply({ kind: "remove", variantId: mug });
    void queue.apply(set(3, jug));
    void queue.apply(add);
    void queue.apply(set(4));
    for (let answers = 0; answers < 5; answers++) await answerNext();
    expect(changes()).toEqual([add, { kind: "remove", variantId: mug }, set(3, jug), add, set(4)]);
  });

  test("what waits can be seen, and is one value until it changes", async () => {
    const { queue, answerNext } = queueByHand();
    const seen: number[] = [];
    queue.subscribe(() => seen.push(queue.waiting().length));
    void queue.apply(add);
    expect(queue.waiting()).toBe(queue.waiting());
    void queue.apply(set(2));
    await answerNext();
    await answerNext();
    expect(seen).toEqual([1, 2, 1, 0]);
  });

  test("a refusal does not hold up what comes after it", async () => {
    const { queue, sent, answerNext, changes } = queueByHand();
    const first = queue.apply(add);
    void queue.apply(set(2));
    await answerNext(away(sent[0]?.operation));
    expect(await first).toMatchObject({ ok: false, trouble: { kind: "api-unreachable" } });
    expect(changes()).toHaveLength(2);
  });

  test("one taken up again waits for its turn, is seen waiting, and keeps its name and its dots", async () => {
    const { queue, sent, answerNext } = queueByHand();
    const first = queue.apply(set(2));
    const asSent = { ...(sent[0]?.operation as Operation), dots: [] };
    await answerNext(away(asSent));
    const outcome = await first;
    if (outcome.ok) throw new Error("It was refused.");
    void queue.apply(add);
    const again = outcome.again();
    expect(queue.waiting()).toEqual([add, set(2)]);
    expect(sent).toHaveLength(2);
    await answerNext();
    expect(sent[2]?.operation).toBe(asSent);
    await answerNext();
    expect(await again).toEqual(done);
    expect(queue.waiting()).toEqual([]);
  });

  test("one that was sent before gives way to nothing: it may have arrived", async () => {
    const { queue, sent, answerNext, changes } = queueByHand();
    const first = queue.apply(set(2));
    await answerNext(away({ ...(sent[0]?.operation as Operation), dots: [] }));
    const outcome = await first;
    if (outcome.ok) throw new Error("It was refused.");
    void queue.apply(add);
    void outcome.again();
    void queue.apply(set(5));
    for (let answers = 0; answers < 3; answers++) await answerNext();
    expect(changes()).toEqual([set(2), add, set(2), set(5)]);
  });
});

const away = (operation: Operation | undefined): Delivered => ({
  ok: false,
  trouble: { kind: "api-unreachable" },
  operation: operation as Operation,
});
