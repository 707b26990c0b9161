import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createScriptDialect } from "./script-dialect.ts";

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

describe("the script dialect", () => {
  test.each([
    ["#!lua flags=allow-key-locking\nreturn 1", "#!lua\nreturn 1"],
    ["#!lua flags=no-writes,allow-key-locking\nreturn 1", "#!lua flags=no-writes\nreturn 1"],
    ["#!lua name=x flags=allow-key-locking,no-writes\nreturn 1", "#!lua name=x flags=no-writes\nreturn 1"],
  ])("leaves Upstash's flag out of %j and finds the script by the hash its author knows", (script, plain) => {
    const translate = createScriptDialect();
    expect(translate(["evalsha", sha1(script), "0"])).toEqual(["evalsha", sha1(script), "0"]);
    expect(translate(["EVAL", script, "1", "k"])).toEqual(["EVAL", plain, "1", "k"]);
    expect(translate(["EVALSHA", sha1(script), "1", "k"])).toEqual(["EVALSHA", sha1(plain), "1", "k"]);
    expect(translate(["evalsha_ro", sha1(script).toUpperCase(), "0"])).toEqual([
      "evalsha_ro",
      sha1(plain),
      "0",
    ]);
    expect(translate(["script", "exists", sha1(script)])).toEqual(["script", "exists", sha1(plain)]);
  });

  test.each([
    [["eval", "return 'flags=allow-key-locking'", "0"]],
    [["eval", "#!lua flags=no-writes\nreturn 1 -- allow-key-locking", "0"]],
    [["set", "#!lua flags=allow-key-locking", "0"]],
    [["script", "flush"]],
    [["evalsha", "0123", "0"]],
  ])("leaves %j as it is", (command) => {
    expect(createScriptDialect()(command)).toEqual(command);
  });
});
