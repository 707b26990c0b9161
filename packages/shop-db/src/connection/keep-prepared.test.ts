import type { Sql } from "postgres";
import { expect, test } from "vitest";
import { keepPrepared } from "./keep-prepared.ts";

/** A client that only notes which statements it was to keep. */
function noting() {
  const kept: [string, boolean | undefined][] = [];
  const transaction = {
    unsafe: (text: string, _parameters: unknown, options?: { prepare?: boolean }) =>
      kept.push([text, options?.prepare]),
  };
  const client = {
    ...transaction,
    options: { host: "here" },
    begin: (first: unknown, second?: unknown) =>
      ((second ?? first) as (within: typeof transaction) => unknown)(transaction),
  } as unknown as Sql;
  return { kept, client: keepPrepared(client) };
}

test("a statement is kept from the second time it comes, inside and outside of a transaction", async () => {
  const { kept, client } = noting();
  client.unsafe("select 1");
  await client.begin((tx) => tx.unsafe("select 1"));
  await client.begin("read only", (tx) => tx.unsafe("select 2"));
  client.unsafe("select 1");
  expect(kept).toEqual([
    ["select 1", false],
    ["select 1", true],
    ["select 2", false],
    ["select 1", true],
  ]);
  expect(client.options.host).toBe("here");
});

test("texts without end are not kept: those that came late never are, those that came early always", () => {
  const { kept, client } = noting();
  for (let round = 0; round < 2; round++) for (let n = 0; n < 500; n++) client.unsafe(`select ${n}`);
  const second = kept.slice(500).filter(([, isKept]) => isKept);
  expect(second).toHaveLength(300);
  expect(second.at(-1)).toEqual(["select 299", true]);
});
