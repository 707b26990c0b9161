import { expect, test } from "vitest";
import { createLog } from "./pino-log.ts";

const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJndWVzdCJ9.c2lnbmF0dXJl";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog("debug", { write: (line: string) => lines.push(line) }));
  return lines.join("");
}

test("a field that holds a secret is taken out, at the top and one below", () => {
  const headers = { authorization: `Bearer ${jwt}`, cookie: `dotcart-session=${jwt}` };
  const text = logged((log) =>
    log.info(
      { token: jwt, email: "ada@example.com", headers, visit: headers, user: { password: "hunter2" } },
      "hello",
    ),
  );
  expect(text).not.toMatch(/eyJ|ada@|hunter2/);
  expect(text).toContain("hello");
});

test("an error's message and causes are logged without tokens, passwords and e-mail addresses", () => {
  const cause = new Error(`connect postgres://shop:hunter2@db:5432/shop for ada@example.com`);
  const text = logged((log) =>
    log.error({ err: new Error(`Bearer ${jwt} was refused`, { cause }) }, "failed"),
  );
  expect(text).not.toMatch(/eyJ|ada@|hunter2/);
  expect(text).toContain("postgres://shop:[password]@db:5432/shop for [e-mail]");
});

test("an error says where it happened, and a long one is cut", () => {
  const text = logged((log) => log.error({ err: new Error("x".repeat(10_000)) }, "failed"));
  expect(text.length).toBeLessThan(4_000);
  expect(JSON.parse(text).err.stack[0]).toContain("pino-log.test.ts");
});

test("below its level nothing is written", () => {
  const lines: string[] = [];
  createLog("warn", { write: (line: string) => lines.push(line) }).info({}, "quiet");
  expect(lines).toEqual([]);
});
