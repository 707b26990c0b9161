import { expect, test } from "vitest";
import { startProgram } from "./support/program.ts";

const init = '{"src":"c0","dest":"n1","body":{"type":"init","msg_id":1,"node_id":"n1","node_ids":["n1"]}}';
const INIT_OK = '{"src": "n1", "dest": "c0", "body": {"type": "init_ok", "in_reply_to": 1, "msg_id": 0}}';

async function outputFor(...lines: readonly string[]) {
  const output: string[] = [];
  const program = startProgram((line) => output.push(line));
  program.write(...lines);
  return { output, code: await program.end(), stderr: program.stderr() };
}

test("init is answered byte for byte, and the program ends with its input", async () => {
  expect(await outputFor(init)).toEqual({ output: [INIT_OK], code: 0, stderr: "" });
});

test("a program of a larger cluster that has nothing to tell says nothing but answers", async () => {
  const { output, code } = await outputFor(init.replace('["n1"]', '["n1","n2","n3"]'));
  expect({ output, code }).toEqual({ output: [INIT_OK], code: 0 });
});

test("everything that was asked before the input ended is answered, in order", async () => {
  const asked = Array.from({ length: 3000 }, (_, i) =>
    JSON.stringify({
      src: "c1",
      dest: "n1",
      body: { type: "cart_add", msg_id: i, item: `item ${i % 50}`, qty: 1 },
    }),
  );
  const { output, code } = await outputFor(init, ...asked);
  expect(code).toBe(0);
  expect(output.slice(1).map((line) => JSON.parse(line).body.in_reply_to)).toEqual(asked.map((_, i) => i));
});

test("whatever comes in, only messages go out, and the program goes on", async () => {
  const view = '{"src":"c1","dest":"n1","body":{"type":"cart_view","msg_id":9}}';
  const rubbish = [
    "",
    "x",
    "{",
    "[[[[",
    "null",
    '{"src":1}',
    '{"src":"c1","body":7}',
    `"${"y".repeat(2_000_000)}"`,
    "\u0000\uffff",
  ];
  const { output, code, stderr } = await outputFor(init, ...rubbish, view);
  expect(code).toBe(0);
  expect(output.map((line) => JSON.parse(line).body.type)).toEqual(["init_ok", "error", "cart_view_ok"]);
  expect(stderr).toContain("no message: x");
});
