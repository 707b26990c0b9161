import type { Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { createNode } from "./node.ts";
import { pace } from "./peer.ts";

const IDS = ["n1", "n2", "n3"];

/** A node with what it sent; `at` is its clock. */
function nodeAs(id: string, rid: string) {
  const sent: string[] = [];
  const clock = { at: 1_760_000_000_000 };
  const node = createNode({
    now: () => clock.at,
    rid: rid.padEnd(12, "_") as Rid,
    send: (line) => sent.push(line),
    log: () => {},
  });
  const ask = (body: object, src = "c1") => {
    const before = sent.length;
    node.receive(JSON.stringify({ src, dest: id, body }));
    return sent.slice(before).map((line) => JSON.parse(line).body)[0];
  };
  /** Lets time pass to the next due moment and gives what is sent then, by receiver. */
  const next = () => {
    clock.at = Math.max(clock.at, node.due() ?? 0);
    const before = sent.length;
    node.tick();
    return sent.slice(before).map((line) => JSON.parse(line));
  };
  ask({ type: "init", msg_id: 0, node_id: id, node_ids: IDS });
  sent.length = 0;
  const viewed = () => ask({ type: "cart_view", msg_id: 0 }).items;
  return { node, sent, ask, next, viewed, clock };
}

const add = (msg_id: number, item: string, qty = 1) => ({ type: "cart_add", msg_id, item, qty });

test("a node says nothing before something is due, then tells every peer what it lacks and waits for the answer", () => {
  const a = nodeAs("n1", "a");
  a.ask(add(1, "milk"));
  a.sent.length = 0;
  a.node.tick();
  expect(a.sent).toEqual([]);
  const told = a.next();
  expect(told.map(({ dest }) => dest)).toEqual(["n2", "n3"]);
  expect(told[0].body.type).toBe("cart_sync");
  a.clock.at += pace.patienceMin - 1;
  a.node.tick();
  expect(a.sent).toHaveLength(2);
});

test("what was not answered is told again, later each time; what was answered is not", () => {
  const a = nodeAs("n1", "a");
  a.ask(add(1, "milk"));
  const [first] = a.next();
  a.ask({ type: "cart_sync_ok", in_reply_to: first.body.msg_id, boot: "b".repeat(12) }, "n2");
  a.next();
  const gaps: number[] = [];
  let last = a.clock.at;
  for (let i = 0; i < 6; i++) {
    const told = a.next().filter(({ dest, body }) => dest === "n3" && body.delta.includes("milk"));
    if (told.length === 0) continue;
    gaps.push(a.clock.at - last);
    last = a.clock.at;
  }
  expect(gaps.length).toBeGreaterThan(1);
  expect(gaps).toEqual([...gaps].sort((x, y) => x - y));
  const news = a.sent
    .map((line) => JSON.parse(line))
    .filter(({ dest, body }) => dest === "n2" && body.delta?.includes("milk"));
  expect(news).toHaveLength(1);
});

test("a piece takes along the texts of its items and what requests did to its dots, so that a repeat elsewhere does nothing", () => {
  const a = nodeAs("n1", "a");
  const b = nodeAs("n2", "b");
  a.ask(add(1, "whole milk", 2));
  const [told] = a.next();
  expect(told.body).toMatchObject({
    items: ["whole milk"],
    effects: [["c1", 1, "cart_add", "a___________:1"]],
  });
  expect(b.ask(told.body, "n1")).toMatchObject({ type: "cart_sync_ok", boot: "b___________" });
  expect(b.viewed()).toEqual([{ item: "whole milk", qty: 2 }]);
  expect(b.ask(add(1, "whole milk", 2))).toMatchObject({ type: "cart_add_ok", cart_size: 1 });
  expect(b.viewed()).toEqual([{ item: "whole milk", qty: 2 }]);
});

test("of an add that two nodes did before they met, one stays, the same on both", () => {
  const a = nodeAs("n1", "a");
  const b = nodeAs("n2", "b");
  for (const one of [a, b]) one.ask(add(1, "milk", 2));
  const [fromA] = a.next();
  const fromB = b.next().find(({ dest }) => dest === "n1");
  b.ask(fromA.body, "n1");
  a.ask(fromB.body, "n2");
  expect([a.viewed(), b.viewed()]).toEqual([[{ item: "milk", qty: 2 }], [{ item: "milk", qty: 2 }]]);
});

test("a remove repeated at another node takes out nothing that came after it", () => {
  const a = nodeAs("n1", "a");
  const b = nodeAs("n2", "b");
  a.ask(add(1, "milk"));
  a.ask({ type: "cart_remove", msg_id: 2, item: "milk" });
  b.ask(a.next()[0].body, "n1");
  b.ask(add(3, "milk", 5));
  expect(b.ask({ type: "cart_remove", msg_id: 2, item: "milk" }).type).toBe("cart_remove_ok");
  expect(b.viewed()).toEqual([{ item: "milk", qty: 5 }]);
});

test("a line first added here after it was seen elsewhere comes after it, though this clock is behind", () => {
  const a = nodeAs("n1", "a");
  const b = nodeAs("n2", "b");
  a.clock.at += 60_000;
  a.ask(add(1, "tea"));
  b.ask(a.next()[0].body, "n1");
  b.ask(add(2, "milk"));
  expect(b.viewed().map(({ item }: { item: string }) => item)).toEqual(["tea", "milk"]);
});

test("an answer from another process of a peer starts over with it: it is told everything again", () => {
  const a = nodeAs("n1", "a");
  a.ask(add(1, "milk"));
  a.ask({ type: "cart_sync_ok", in_reply_to: a.next()[0].body.msg_id, boot: "b".repeat(12) }, "n2");
  const beat = [a.next(), a.next(), a.next(), a.next(), a.next()].flat().find(({ dest }) => dest === "n2");
  expect(beat.body.delta).toBe('[1,"",[]]');
  a.ask({ type: "cart_sync_ok", in_reply_to: beat.body.msg_id, boot: "c".repeat(12) }, "n2");
  const again = a.next().filter(({ dest }) => dest === "n2");
  expect(again.map(({ body }) => body.delta).join()).toContain("milk");
});

test("a message from a process not known asks it at once which one it is", () => {
  const a = nodeAs("n1", "a");
  a.ask({ type: "cart_sync", msg_id: 0, boot: "b".repeat(12), delta: '[1,"",[]]' }, "n2");
  const now = a.clock.at;
  expect(a.next().map(({ dest }) => dest)).toEqual(["n2"]);
  expect(a.clock.at).toBe(now);
});

test("a message of a peer with a fault is refused whole (12), one of a client is none (10)", () => {
  const a = nodeAs("n1", "a");
  const b = nodeAs("n2", "b");
  a.ask(add(1, "whole milk"));
  const { body } = a.next()[0];
  for (const fault of [
    { boot: "b" },
    { delta: 7 },
    { delta: "[1" },
    { delta: undefined },
    { delta: `[1,"",[],${" ".repeat(20_000)}]` },
    { items: undefined },
    { items: ["other milk"] },
    { items: "whole milk" },
    { items: [7] },
    { effects: {} },
    { effects: [["c1"]] },
    { effects: [["c1", 1, "cart_add", "a:1"]] },
    { effects: [["c1", 1, "cart_view"]] },
    { effects: [[7, 1, "cart_add"]] },
    { msg_id: undefined },
  ])
    expect(b.ask({ ...body, ...fault }, "n1"), JSON.stringify(fault)).toMatchObject({
      type: "error",
      code: 12,
    });
  expect(b.ask(body, "c1")).toMatchObject({ type: "error", code: 10 });
  expect(b.viewed()).toEqual([]);
  expect(b.ask(body, "n1").type).toBe("cart_sync_ok");
});

test("however much there is to tell, no message is longer than 24,000 characters, and the peer comes to the same", () => {
  const a = nodeAs("n1", "a");
  const b = nodeAs("n2", "b");
  for (let i = 0; i < 600; i++) a.ask(add(i, `${"\u0001".repeat(i % 500)}${i}`));
  for (let i = 0; i < 600; i++) a.ask(add(1000 + i, "milk"));
  a.ask({ type: "cart_remove", msg_id: 3000, item: "milk" });
  for (let i = 0; i < 300; i++)
    a.ask({ type: "cart_remove", msg_id: 4000 + i, item: `${"\u0001".repeat(i)}${i}` });
  a.sent.length = 0;
  const isTold = () =>
    a.sent.some((line) => line.includes('"dest": "n2"') && line.includes('"[1,\\"\\",[]]"'));
  while (!isTold())
    for (const { dest, body } of a.next()) {
      if (dest !== "n2") continue;
      const answer = b.ask(body, "n1");
      expect(answer.type).toBe("cart_sync_ok");
      a.ask({ ...answer, in_reply_to: body.msg_id }, "n2");
    }
  expect(b.viewed()).toEqual(a.viewed());
  const syncs = a.sent.filter((line) => line.includes("cart_sync"));
  expect(Math.max(...syncs.map(({ length }) => length))).toBeLessThan(24_000);
});

test("at the end the peers are told what they lack, all of it at once", () => {
  const a = nodeAs("n1", "a");
  a.ask(add(1, "milk"));
  a.sent.length = 0;
  a.node.end();
  expect(
    a.sent.map((line) => JSON.parse(line)).map(({ dest, body }) => [dest, body.delta.includes("milk")]),
  ).toEqual([
    ["n2", true],
    ["n3", true],
  ]);
});
