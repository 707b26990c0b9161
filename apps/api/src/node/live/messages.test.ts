import { CartId } from "@dotcart/cart-domain";
import { liveChannel, shards } from "@dotcart/cart-store";
import { expect, test } from "vitest";
import { beatChannel, livePattern, mergedMessage, readMessage } from "./messages.ts";

const cartId = CartId.parse("AAAAAAAAAAAAAAAAAAAAAA");

test("the pattern hears every channel of the store and our own, and no other", () => {
  const [before = "", after = ""] = livePattern.split("*");
  const hears = (channel: string) => channel.startsWith(before) && channel.endsWith(after);
  for (const channel of [...shards.map(liveChannel), beatChannel])
    expect([channel, hears(channel)]).toEqual([channel, true]);
  for (const channel of ["live", "{7}events", "7live"])
    expect([channel, hears(channel)]).toEqual([channel, false]);
});

test("what was written is read back, and noise is nothing", () => {
  expect(readMessage(`${cartId} 12`)).toEqual({ kind: "version", cartId, version: 12 });
  expect(readMessage(mergedMessage(cartId))).toEqual({ kind: "merged", cartId });
  expect(readMessage("beat x")).toEqual({ kind: "beat", text: "beat x" });
  for (const noise of [
    "",
    " ",
    cartId,
    `${cartId} `,
    `${cartId} -1`,
    `${cartId} 1.5`,
    `${cartId} 1e9`,
    "x 1",
    `${cartId} 1 2`,
  ])
    expect([noise, readMessage(noise)]).toEqual([noise, null]);
});
