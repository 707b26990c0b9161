import { describe, expect, test } from "vitest";
import { createReplyFramer } from "./reply-framer.ts";

const replies = [
  "+OK\r\n",
  "-ERR no such thing\r\n",
  ":-42\r\n",
  "$5\r\nmi\r\nk\r\n",
  "$0\r\n\r\n",
  "$-1\r\n",
  "*-1\r\n",
  "*0\r\n",
  "*3\r\n:1\r\n*2\r\n$1\r\na\r\n*0\r\n$-1\r\n",
  "*1\r\n*1\r\n*1\r\n$2\r\n*1\r\n",
  "+PONG\r\n",
];
const stream = Buffer.from(replies.join(""));

function framesOf(chunks: readonly Buffer[]): string[] {
  const frames: string[] = [];
  const push = createReplyFramer((bytes, start, end) => {
    frames.push(bytes.toString("latin1", start, end));
  });
  for (const chunk of chunks) push(chunk);
  return frames;
}

describe("the framer", () => {
  test("finds every reply when all of them come at once", () => {
    expect(framesOf([stream])).toEqual(replies);
  });

  test("finds every reply when the stream is cut in two at any byte", () => {
    for (let cut = 0; cut <= stream.length; cut++)
      expect(framesOf([stream.subarray(0, cut), stream.subarray(cut)]), `cut at ${cut}`).toEqual(replies);
  });

  test("finds every reply in pieces of any size", () => {
    for (let size = 1; size < 30; size++) {
      const chunks: Buffer[] = [];
      for (let at = 0; at < stream.length; at += size) chunks.push(stream.subarray(at, at + size));
      expect(framesOf(chunks), `pieces of ${size}`).toEqual(replies);
    }
  });

  test("hands out no reply before its last byte is there", () => {
    for (const reply of replies) expect(framesOf([Buffer.from(reply.slice(0, -1))])).toEqual([]);
  });

  test("refuses bytes that begin no reply", () => {
    expect(() => framesOf([Buffer.from("HTTP/1.1 200 OK\r\n")])).toThrow("no reply of its protocol");
  });
});
