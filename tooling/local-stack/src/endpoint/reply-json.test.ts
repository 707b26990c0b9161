import { describe, expect, test } from "vitest";
import { type Encoding, errorItem, execItems, replyItem } from "./reply-json.ts";

function item(reply: string | Buffer, encoding: Encoding): unknown {
  const bytes = Buffer.from(reply);
  return JSON.parse(replyItem(bytes, 0, bytes.length, encoding));
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("a reply as JSON", () => {
  test("the status OK stays the bare word in either encoding", () => {
    expect(item("+OK\r\n", "base64")).toEqual({ result: "OK" });
    expect(item("+OK\r\n", "text")).toEqual({ result: "OK" });
  });

  test("every other status is encoded like any string", () => {
    expect(item("+PONG\r\n", "base64")).toEqual({ result: base64("PONG") });
    expect(item("+none\r\n", "text")).toEqual({ result: "none" });
  });

  test("a value that reads OK is encoded, for only the status is the bare word", () => {
    expect(item("$2\r\nOK\r\n", "base64")).toEqual({ result: base64("OK") });
  });

  test("an OK inside an array is encoded, where the SDK decodes every string", () => {
    expect(item("*2\r\n+OK\r\n*1\r\n+OK\r\n", "base64")).toEqual({ result: [base64("OK"), [base64("OK")]] });
  });

  test("integers, nulls and empty arrays stay what they are, however deep", () => {
    expect(item("*5\r\n:-7\r\n$-1\r\n*-1\r\n*0\r\n*1\r\n:9\r\n", "base64")).toEqual({
      result: [-7, null, null, [], [9]],
    });
  });

  test("an integer beyond 2^53 keeps all its digits", () => {
    const bytes = Buffer.from(":9223372036854775807\r\n");
    expect(replyItem(bytes, 0, bytes.length, "base64")).toBe('{"result":9223372036854775807}');
  });

  test("bytes that are no text survive base64", () => {
    const value = Buffer.from([0, 255, 13, 10, 128]);
    const reply = Buffer.concat([Buffer.from("$5\r\n"), value, Buffer.from("\r\n")]);
    expect(item(reply, "base64")).toEqual({ result: value.toString("base64") });
  });

  test("text is escaped as JSON demands", () => {
    const value = 'a"b\\c\n€\u0001';
    expect(item(`$${Buffer.byteLength(value)}\r\n${value}\r\n`, "text")).toEqual({ result: value });
  });

  test("an error is passed on in Redis' own words, never encoded", () => {
    expect(item('-ERR unknown command "x"\r\n', "base64")).toEqual({ error: 'ERR unknown command "x"' });
    expect(JSON.parse(errorItem('a"b'))).toEqual({ error: 'a"b' });
  });

  test("each command of an EXEC has its own result or error", () => {
    const bytes = Buffer.from("*5\r\n+OK\r\n-WRONGTYPE no\r\n:2\r\n*1\r\n$1\r\na\r\n$-1\r\n");
    expect(JSON.parse(execItems(bytes, 0, "base64"))).toEqual([
      { result: "OK" },
      { error: "WRONGTYPE no" },
      { result: 2 },
      { result: [base64("a")] },
      { result: null },
    ]);
  });
});
