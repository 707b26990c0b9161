import { describe, expect, test } from "vitest";
import { CommandError, encodeCommand, encodeRawCommand, readCommand } from "./command.ts";

describe("reading a command", () => {
  test("strings, finite numbers and booleans are words", () => {
    expect(readCommand(["set", "k", 1.5, true])).toEqual(["set", "k", "1.5", "true"]);
  });

  test.each([
    ["no array", "set"],
    ["an object", { 0: "set" }],
    ["nothing", null],
    ["an empty array", []],
    ["a null among the words", ["set", "k", null]],
    ["an array among the words", ["set", ["k"]]],
    ["an object among the words", ["set", "k", {}]],
    ["a number without end", ["set", "k", JSON.parse("1e400")]],
  ])("%s is no command", (_, value) => {
    expect(() => readCommand(value)).toThrow(CommandError);
  });

  test.each([
    [["SUBSCRIBE", "c"]],
    [["monitor"]],
    [["blpop", "l", 0]],
    [["BLMOVE", "a", "b", "LEFT", "LEFT", "0"]],
    [["bzpopmin", "z", 0]],
    [["MULTI"]],
    [["exec"]],
    [["watch", "k"]],
    [["select", "1"]],
    [["auth", "secret"]],
    [["CLIENT", "REPLY", "OFF"]],
    [["quit"]],
    [["hello", "3"]],
    [["shutdown"]],
    [["config", "set", "maxmemory", "1"]],
    [["xread", "BLOCK", "0", "STREAMS", "s", "$"]],
    [["XREADGROUP", "GROUP", "g", "c", "COUNT", "1", "block", "5", "STREAMS", "s", ">"]],
    [["wait", "1", "0"]],
    [["wait", "1", "60000"]],
    [["wait"]],
  ])("%j is refused by name", (command) => {
    const name = String(command[0]).toUpperCase();
    expect(() => readCommand([...command])).toThrow(`ERR Command is not available: '${name}'.`);
  });

  test.each([
    [["xread", "COUNT", "1", "STREAMS", "block", "0"]],
    [["XREADGROUP", "GROUP", "block", "block", "STREAMS", "s", ">"]],
    [["wait", "1", "100"]],
    [["publish", "c", "subscribe"]],
    [["eval", "return 1", 0]],
    [["__proto__"]],
    [["constructor"]],
  ])("%j is carried", (command) => {
    expect(readCommand([...command])).toEqual(command.map(String));
  });
});

describe("writing a command", () => {
  test("lengths are counted in bytes, not in characters", () => {
    expect(encodeCommand(["set", "k", "mañana 🥛"])).toBe(
      "*3\r\n$3\r\nset\r\n$1\r\nk\r\n$12\r\nmañana 🥛\r\n",
    );
  });

  test("words that are bytes are written as they are", () => {
    const bytes = Buffer.from([0, 13, 10, 255]);
    expect(encodeRawCommand(["set", "ü", bytes])).toEqual(
      Buffer.concat([Buffer.from("*3\r\n$3\r\nset\r\n$2\r\nü\r\n$4\r\n"), bytes, Buffer.from("\r\n")]),
    );
  });
});
