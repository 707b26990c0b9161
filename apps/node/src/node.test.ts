import type { Rid } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { type CartNode, createNode } from "./node.ts";

type Started = { readonly node: CartNode; readonly sent: string[]; readonly logged: string[]; at: number };

/** A node on a clock of its own that has not heard of anything yet. */
function fresh(rid = "aaaaaaaaaaaa"): Started {
  const started: Started = { node: null as never, sent: [], logged: [], at: 1_760_000_000_000 };
  const node = createNode({
    now: () => started.at,
    rid: rid as Rid,
    send: (line) => started.sent.push(line),
    log: (text) => started.logged.push(text),
  });
  return Object.assign(started, { node });
}

function ready(...nodeIds: readonly string[]): Started {
  const started = fresh();
  tell(started, { type: "init", msg_id: 1, node_id: "n1", node_ids: nodeIds.length > 0 ? nodeIds : ["n1"] });
  started.sent.length = 0;
  return started;
}

/** Sends a body as client c1 and gives the line that came back. */
function tell({ node, sent }: Started, body: unknown, src = "c1"): string {
  const before = sent.length;
  node.receive(JSON.stringify({ id: 5, src, dest: "n1", body }));
  return sent.slice(before).join("\n");
}

const bodyOf = (line: string) => JSON.parse(line).body;
const add = (msg_id: unknown, item: unknown, qty: unknown) => ({ type: "cart_add", msg_id, item, qty });

test("init is answered byte for byte, and the node counts its messages from 0", () => {
  const started = fresh();
  const init = { type: "init", msg_id: 1, node_id: "n1", node_ids: ["n1"] };
  expect(tell(started, init, "c0")).toBe(
    '{"src": "n1", "dest": "c0", "body": {"type": "init_ok", "in_reply_to": 1, "msg_id": 0}}',
  );
  expect(tell(started, add(2, "milk", 3))).toBe(
    '{"src": "n1", "dest": "c1", "body": {"type": "cart_add_ok", "in_reply_to": 2, "msg_id": 1, "cart_size": 1}}',
  );
  expect(tell(started, { type: "cart_view", msg_id: 3 })).toBe(
    '{"src": "n1", "dest": "c1", "body": {"type": "cart_view_ok", "in_reply_to": 3, "msg_id": 2, "items": [{"item": "milk", "qty": 3}], "total_items": 1}}',
  );
  expect(tell(started, { type: "cart_remove", msg_id: 4, item: "milk" })).toBe(
    '{"src": "n1", "dest": "c1", "body": {"type": "cart_remove_ok", "in_reply_to": 4, "msg_id": 3}}',
  );
  expect(tell(started, { type: "cart_view", msg_id: 5 })).toBe(
    '{"src": "n1", "dest": "c1", "body": {"type": "cart_view_ok", "in_reply_to": 5, "msg_id": 4, "items": [], "total_items": 0}}',
  );
  expect(tell(started, { type: "cart_checkout", msg_id: 6 })).toBe(
    '{"src": "n1", "dest": "c1", "body": {"type": "error", "in_reply_to": 6, "msg_id": 5, "code": 10, "text": "no such request: cart_checkout"}}',
  );
});

test("adds of an item add up on one line, cart_size and total_items count lines, and lines stay in the order they came", () => {
  const started = ready();
  const sizes = ["tea", "milk", "bread", "tea", "milk"].map(
    (item, i) => bodyOf(tell(started, add(i, item, i + 1))).cart_size,
  );
  expect(sizes).toEqual([1, 2, 3, 3, 3]);
  tell(started, { type: "cart_remove", msg_id: 10, item: "tea" });
  tell(started, add(11, "tea", 1));
  expect(bodyOf(tell(started, { type: "cart_view", msg_id: 12 }))).toMatchObject({
    items: [
      { item: "milk", qty: 7 },
      { item: "bread", qty: 3 },
      { item: "tea", qty: 1 },
    ],
    total_items: 3,
  });
});

test("removing what is not there is fine", () => {
  expect(bodyOf(tell(ready(), { type: "cart_remove", msg_id: 2, item: "milk" })).type).toBe("cart_remove_ok");
});

test("any text names an item, and comes back as it went in", () => {
  const started = ready();
  const items = [
    "milk",
    "whole milk",
    " ",
    "_",
    "_milk",
    "~milk",
    "a:1,b",
    "__proto__",
    "Öl 🥛\n\"'\\",
    "x".repeat(512),
    "\u0000",
  ];
  for (const [i, item] of items.entries())
    expect(bodyOf(tell(started, add(i, item, 1))).cart_size, item).toBe(i + 1);
  const view = bodyOf(tell(started, { type: "cart_view", msg_id: 99 }));
  expect(view.items).toEqual(items.map((item) => ({ item, qty: 1 })));
  for (const [i, item] of items.entries()) tell(started, { type: "cart_remove", msg_id: 200 + i, item });
  expect(bodyOf(tell(started, { type: "cart_view", msg_id: 100 })).total_items).toBe(0);
});

test("a repeated request has one effect and gets the very same line again; the same number of another client is another request", () => {
  const started = ready();
  const first = tell(started, add(7, "milk", 2));
  tell(started, add(8, "bread", 1));
  expect(tell(started, add(7, "milk", 2))).toBe(first);
  expect(tell(started, add(7, "milk", 2))).toBe(first);
  expect(bodyOf(tell(started, add(7, "milk", 2), "c2")).cart_size).toBe(2);
  const view = () => bodyOf(tell(started, { type: "cart_view", msg_id: 20 })).items;
  expect(view()).toEqual([
    { item: "milk", qty: 4 },
    { item: "bread", qty: 1 },
  ]);
  const removed = tell(started, { type: "cart_remove", msg_id: 9, item: "milk" });
  tell(started, add(10, "milk", 5));
  expect(tell(started, { type: "cart_remove", msg_id: 9, item: "milk" })).toBe(removed);
  expect(view()).toEqual([
    { item: "bread", qty: 1 },
    { item: "milk", qty: 5 },
  ]);
});

test("a request that was refused may come again under its number, and be done", () => {
  const started = ready();
  expect(bodyOf(tell(started, add(7, "milk", 0))).code).toBe(12);
  expect(bodyOf(tell(started, add(7, "milk", 1))).cart_size).toBe(1);
});

test.for([0, -1, -5, 12_345_678_901_234_567_890n, -(2n ** 70n), 2n ** 53n + 1n])(
  "a message may have any integer as its number: %s",
  (id) => {
    const started = ready();
    const line = `{"src":"c1","dest":"n1","body":{"type":"cart_add","item":"milk","qty":1,"msg_id":${id}}}`;
    started.node.receive(line);
    started.node.receive(line);
    expect(started.sent[0]).toContain(`"in_reply_to": ${id}, `);
    expect(started.sent[1]).toBe(started.sent[0]);
    expect(bodyOf(tell(started, { type: "cart_view", msg_id: 1 })).items).toEqual([{ item: "milk", qty: 1 }]);
  },
);

test("a request with a missing or wrong field is malformed (12), and nothing is done", () => {
  const started = ready();
  const wrong: unknown[] = [
    ...[0, -1, 1.5, 10_000, "1", null, undefined, true, [1], {}, 2 ** 53, 1e300].map((qty) =>
      add(1, "milk", qty),
    ),
    ...["", null, undefined, 7, {}, ["milk"], "x".repeat(513), "\ud800"].map((item) => add(1, item, 1)),
    ...["", null, 7].map((item) => ({ type: "cart_remove", msg_id: 1, item })),
    ...["1", null, undefined, 1.5, {}, 1e300].map((id) => add(id, "milk", 1)),
    { msg_id: 1 },
    { type: 7, msg_id: 1 },
    { type: "init", msg_id: 1 },
    { type: "init", msg_id: 1, node_id: "n1", node_ids: "n1" },
    { type: "init", msg_id: 1, node_id: 1, node_ids: ["n1"] },
    {},
  ];
  for (const body of wrong)
    expect(bodyOf(tell(started, body)), JSON.stringify(body)).toMatchObject({ type: "error", code: 12 });
  for (const body of ["text", null, 7, []])
    expect(bodyOf(tell(started, body)), JSON.stringify(body)).toMatchObject({ type: "error", code: 12 });
  expect(bodyOf(tell(started, add(1, "milk", 1), "c".repeat(129)))).toMatchObject({ code: 12 });
  expect(bodyOf(tell(started, { type: "cart_view", msg_id: 2 })).items).toEqual([]);
});

test("what is no message has nobody to be answered: it is logged and left", () => {
  const started = ready();
  const lines = [
    "",
    "{",
    "null",
    "7",
    "[]",
    "[".repeat(100_000),
    "{}",
    '{"src":7,"body":{}}',
    '{"src":"","body":{}}',
    '{"dest":"n1","body":{"type":"cart_view","msg_id":1}}',
  ];
  for (const line of lines) started.node.receive(line);
  expect(started.sent).toEqual([]);
  expect(started.logged).toHaveLength(lines.length);
  expect(bodyOf(tell(started, { type: "cart_view", msg_id: 2 })).type).toBe("cart_view_ok");
});

test("names of what every object has are no requests (10)", () => {
  const started = ready();
  for (const type of ["toString", "__proto__", "constructor", "hasOwnProperty", "cart_add_ok", ""])
    expect(bodyOf(tell(started, { type, msg_id: 2 })), type).toMatchObject({ type: "error", code: 10 });
});

test("before init every request is unavailable for the time being (11), and may be repeated after it", () => {
  const started = fresh();
  expect(tell(started, add(2, "milk", 1))).toBe(
    '{"src": "n1", "dest": "c1", "body": {"type": "error", "in_reply_to": 2, "msg_id": 0, "code": 11, "text": "this node waits for init"}}',
  );
  tell(started, { type: "init", msg_id: 1, node_id: "n1", node_ids: ["n1"] });
  expect(bodyOf(tell(started, add(2, "milk", 1))).cart_size).toBe(1);
});

test("a second init that says the same is answered again and changes nothing; one that says otherwise is aborted (14)", () => {
  const started = ready();
  tell(started, add(2, "milk", 1));
  const init = { type: "init", msg_id: 1, node_id: "n1", node_ids: ["n1"] };
  expect(bodyOf(tell(started, init)).type).toBe("init_ok");
  expect(bodyOf(tell(started, { ...init, msg_id: 2, node_id: "n2" }))).toMatchObject({
    type: "error",
    code: 14,
  });
  expect(bodyOf(tell(started, { ...init, msg_id: 3, node_ids: ["n1", "n2"] }))).toMatchObject({ code: 14 });
  const view = tell(started, { type: "cart_view", msg_id: 4 });
  expect(view).toContain('"src": "n1"');
  expect(bodyOf(view).total_items).toBe(1);
});

test("a fault of our own is a crash to whoever asked (13), and the node goes on", () => {
  const started = fresh();
  started.at = Number.MAX_SAFE_INTEGER;
  tell(started, { type: "init", msg_id: 1, node_id: "n1", node_ids: ["n1"] });
  expect(bodyOf(tell(started, add(2, "milk", 1)))).toMatchObject({ type: "error", code: 13, in_reply_to: 2 });
  expect(bodyOf(tell(started, { type: "cart_view", msg_id: 3 })).items).toEqual([]);
});

test("an answer is never answered, whatever it says", () => {
  const started = ready("n1", "n2");
  for (const body of [
    { type: "error", in_reply_to: 3, code: 10 },
    { type: "cart_add", in_reply_to: 3, msg_id: 4, item: "milk", qty: 1 },
    { type: "cart_sync_ok", in_reply_to: 3 },
  ])
    for (const src of ["c1", "n2", "n9"]) expect(tell(started, body, src)).toBe("");
});

test("a full cart takes nothing more for the time being (11), until something is taken out", () => {
  const started = ready();
  for (let i = 0; i < 8192; i++) tell(started, add(i, `item-${i % 100}`, 1));
  expect(bodyOf(tell(started, add(9000, "milk", 1)))).toMatchObject({ type: "error", code: 11 });
  tell(started, { type: "cart_remove", msg_id: 9001, item: "item-0" });
  expect(bodyOf(tell(started, add(9000, "milk", 1))).cart_size).toBe(100);
});

test("a node alone never has anything due, and says nothing at the end", () => {
  const { node, sent } = ready();
  expect(node.due()).toBeNull();
  node.end();
  expect(sent).toEqual([]);
});
