import { randomBytes } from "node:crypto";
import { Rid } from "@dotcart/cart-domain";
import { createLines } from "./lines.ts";
import { createNode } from "./node.ts";

/** Characters of the longest line that is read; no message of ours is a tenth of it. */
const LINE_LENGTH_MAX = 1_048_576;

const log = (text: string): void => console.error(text);
const node = createNode({
  now: Date.now,
  rid: Rid.parse(randomBytes(9).toString("base64url")),
  send: (line) => process.stdout.write(`${line}\n`),
  log,
});

let timer: NodeJS.Timeout | undefined;

/** Sets the one timer to when the node wants its next tick. */
function wait(): void {
  clearTimeout(timer);
  const due = node.due();
  if (due === null) return;
  timer = setTimeout(
    () => {
      node.tick();
      wait();
    },
    Math.max(0, due - Date.now()),
  );
}

const lines = createLines(LINE_LENGTH_MAX, {
  onLine: node.receive,
  onTooLong: () => log(`a line longer than ${LINE_LENGTH_MAX} characters is left out`),
});

process.stdin.setEncoding("utf8");
process.stdin.on("data", (text: string) => {
  lines.push(text);
  wait();
});
// Nothing is left to do then: the process ends by itself as soon as what it wrote has been taken.
process.stdin.on("end", () => {
  lines.end();
  node.end();
  clearTimeout(timer);
});
// Whoever read us is gone: so is the network.
process.stdout.on("error", () => process.exit(0));
