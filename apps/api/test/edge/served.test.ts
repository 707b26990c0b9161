import { expect, test } from "vitest";
import { atTheEdge } from "../../src/edge/router.ts";
import { createHandler } from "../../src/handler.ts";
import { procedures } from "../../src/procedures.ts";
import { call, callInBatch } from "../call.ts";
import { openTestShop } from "../shop.ts";

const { ports } = openTestShop();
const handler = createHandler(ports, {}, atTheEdge);

test("the edge answers for sessions, carts and the catalogue, and for each of their procedures", () => {
  const served = [...procedures.keys()].filter((path) => /^(session|cart|catalog)\./.test(path));
  expect([...atTheEdge.procedures.keys()].toSorted()).toEqual(served.toSorted());
});

test.each([...procedures.keys()].filter((path) => !atTheEdge.procedures.has(path)))(
  "%s is answered elsewhere, and the edge says so before anybody is asked for a token",
  async (path) => {
    for (const send of [call, callInBatch]) {
      const { status, problem } = await send(handler, path);
      expect([status, problem]).toEqual([501, { kind: "not-served-here" }]);
    }
  },
);

test("what nobody answers for is no procedure at the edge either", async () => {
  for (const path of ["nobody.asks", "cart.nothing", "constructor", "checkoutx.place"])
    expect((await call(handler, path, { method: "POST", input: {} })).problem).toEqual({
      kind: "no-such-procedure",
      path,
    });
});
