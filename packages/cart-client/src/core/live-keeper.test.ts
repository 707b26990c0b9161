import { CartId } from "@dotcart/cart-domain";
import { expect, test } from "vitest";
import { createClock } from "../../test/support/clock.ts";
import { createMemoryLocks } from "../memory/memory-locks.ts";
import { createLiveKeeper } from "./live-keeper.ts";
import type { LiveHandlers, Locks } from "./ports.ts";

const cart = CartId.parse("A".repeat(22));
const otherCart = CartId.parse("B".repeat(22));

function keeperOn(clock: ReturnType<typeof createClock>, locks: Locks = createMemoryLocks()) {
  const streams: (LiveHandlers & { readonly cartId: CartId })[] = [];
  const heard: string[] = [];
  let open = 0;
  const keeper = createLiveKeeper({
    locks,
    schedule: clock.schedule,
    random: { fraction: () => 1 },
    live: {
      open(cartId, handlers) {
        streams.push({ ...handlers, cartId });
        open += 1;
        return () => {
          open -= 1;
        };
      },
    },
    onVersion: (version) => heard.push(`version ${version}`),
    onGap: () => heard.push("gap"),
    onEnded: (reason) => heard.push(reason),
  });
  return { keeper, streams, heard, open: () => open };
}

test("the first stream tells its version; one after a cut may have missed something, and so it is said", async () => {
  const clock = createClock();
  const { keeper, streams, heard } = keeperOn(clock);
  keeper.follow(cart);
  await clock.pass(10);
  streams[0]?.onOpen();
  streams[0]?.onVersion(4);
  expect(heard).toEqual(["version 4"]);
  streams[0]?.onEnd(null);
  await clock.pass(600);
  streams[1]?.onOpen();
  expect(heard).toEqual(["version 4", "gap"]);
});

test("a stream that is silent for 40 seconds is taken for dead and opened anew", async () => {
  const clock = createClock();
  const { keeper, streams, open } = keeperOn(clock);
  keeper.follow(cart);
  await clock.pass(10);
  streams[0]?.onOpen();
  for (let i = 0; i < 10; i++) {
    await clock.pass(15_000);
    streams[0]?.onAlive();
  }
  expect(streams).toHaveLength(1);
  await clock.pass(42_000);
  expect(streams).toHaveLength(2);
  expect(open()).toBe(1);
});

test("nothing that a dead stream says late is heard", async () => {
  const clock = createClock();
  const { keeper, streams, heard } = keeperOn(clock);
  keeper.follow(cart);
  await clock.pass(10);
  streams[0]?.onEnd(null);
  streams[0]?.onVersion(9);
  streams[0]?.onEnd("expired");
  await clock.pass(600);
  expect(heard).toEqual([]);
  expect(streams).toHaveLength(2);
});

test("it is opened ever more seldom where it does not stand, and at once when the network returns", async () => {
  const clock = createClock();
  const { keeper, streams } = keeperOn(clock);
  keeper.follow(cart);
  await clock.pass(10);
  for (let i = 0; i < 5; i++) {
    streams.at(-1)?.onEnd(null);
    await clock.pass(500 * 2 ** i + 10);
    expect(streams).toHaveLength(i + 2);
  }
  streams.at(-1)?.onEnd(null);
  keeper.retry();
  expect(streams).toHaveLength(7);
});

test("one tab of a browser holds the stream; when it goes, the next one does", async () => {
  const clock = createClock();
  const locks = createMemoryLocks();
  const [first, second] = [keeperOn(clock, locks), keeperOn(clock, locks)];
  first.keeper.follow(cart);
  second.keeper.follow(cart);
  await clock.pass(10);
  expect([first.open(), second.open()]).toEqual([1, 0]);
  first.keeper.stop();
  await clock.pass(10);
  expect([first.open(), second.open()]).toEqual([0, 1]);
});

test("a tab that gives up waiting never holds it", async () => {
  const clock = createClock();
  const locks = createMemoryLocks();
  const [first, second] = [keeperOn(clock, locks), keeperOn(clock, locks)];
  first.keeper.follow(cart);
  second.keeper.follow(cart);
  await clock.pass(10);
  second.keeper.stop();
  first.keeper.stop();
  await clock.pass(10);
  expect([first.open(), second.open()]).toEqual([0, 0]);
});

test("another cart has another stream", async () => {
  const clock = createClock();
  const { keeper, streams, open } = keeperOn(clock);
  keeper.follow(cart);
  await clock.pass(10);
  keeper.follow(otherCart);
  await clock.pass(10);
  expect(streams.map(({ cartId }) => cartId)).toEqual([cart, otherCart]);
  expect(open()).toBe(1);
});

test("the server's reason for an end is handed on", async () => {
  const clock = createClock();
  const { keeper, streams, heard } = keeperOn(clock);
  keeper.follow(cart);
  await clock.pass(10);
  streams[0]?.onEnd("merged");
  expect(heard).toEqual(["merged"]);
});
