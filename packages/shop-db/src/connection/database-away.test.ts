import { expect, test } from "vitest";
import { DatabaseAway, saysAway } from "./database-away.ts";

const coded = (code: string) => Object.assign(new Error(code), { code });

test("an error says that the database is away wherever in its chain of causes it says so", () => {
  for (const code of [
    "ECONNREFUSED",
    "CONNECT_TIMEOUT",
    "CONNECTION_CLOSED",
    "57P01",
    "57P03",
    "57014",
    "53300",
    "08006",
  ])
    expect(saysAway(new Error("query", { cause: new Error("driver", { cause: coded(code) }) }))).toBe(true);
  expect(saysAway(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")]))).toBe(true);
  expect(saysAway(new DatabaseAway())).toBe(true);
});

test("an error of ours does not", () => {
  for (const error of [
    coded("23505"),
    coded("42601"),
    coded("22P02"),
    new Error("57P01"),
    null,
    "ECONNREFUSED",
  ])
    expect(saysAway(error)).toBe(false);
});
