import {
  type Context,
  counterOf,
  type Dot,
  decodeHave,
  dotOf,
  encodeHave,
  haveOf,
  knows,
  ridOf,
  unionContexts,
} from "@dotcart/cart-domain";
import { fairWeather } from "../faulty/network.ts";
import { has, none } from "../oracle/numbers.ts";
import { linesFrom } from "../oracle/operation.ts";
import { Failure, must } from "./failure.ts";
import { mend, thaw } from "./perform.ts";
import { dotsOn, inTwoParts, screenOf, told } from "./screen.ts";
import { enter } from "./sign-in.ts";
import { tellNumbers } from "./witness.ts";
import type { World } from "./world.ts";

/** How long everything may take to come together once nothing is in the way: the longest back-off, and what follows. */
const MILLISECONDS = 240_000;
/** How often it is looked whether it has, and how long it must stay so. */
const LOOK_MILLISECONDS = 8_000;

/** All troubles end, everybody who was away comes back, and time passes until all agree and go on agreeing. */
export async function settle(world: World): Promise<void> {
  const { clock, devices, network, shop, trace } = world;
  trace("all troubles end");
  network.weather = fairWeather;
  shop.server.refusesUntil = 0;
  for (const device of devices) {
    device.disk.turn("well");
    for (const tab of world.tabsOf(device)) thaw(world, tab);
    mend(world, device);
    if (world.tabsOf(device).length === 0) world.open(device);
  }
  await clock.pass(5_000);
  for (const device of devices)
    for (const tab of world.tabsOf(device).slice(0, 1))
      if (device.identity?.kind !== "account") enter(world, device, tab);
  const until = clock.now() + MILLISECONDS;
  let agreed = 0;
  while (agreed < 2) {
    await clock.pass(LOOK_MILLISECONDS);
    agreed = (await disagreement(world)) === null ? agreed + 1 : 0;
    if (clock.now() >= until) return checkAgreement(world);
  }
}

async function disagreement(world: World): Promise<Failure | null> {
  try {
    await checkAgreement(world);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** One cart everywhere, made of everything that was done and not lost with its last copy. */
async function checkAgreement(world: World): Promise<void> {
  const { account, shop, witness } = world;
  const { history, copies } = witness;
  const cart = await shop.server.look(account.cartId);
  const live = new Set<string>(cart.entries.keys());
  const have = haveOf(cart);
  const heard = (dot: string) => knows(cart.context, dot as Dot);
  const isLost = (number: number | undefined) => number !== undefined && has(copies.lost(), number);
  // Every dot the server heard of is accounted for; and what was put in is there unless it was taken out, whose dots it
  // need not have heard of: what came and went on one device before it could be told is nobody's business. Of what was lost
  // with its last copy a part may have arrived.
  for (const bounds of [
    { seen: { live, heard }, must: none },
    { seen: { live, heard: null }, must: copies.surviving() },
  ]) {
    const explained = history.explain(bounds.seen, {
      must: bounds.must,
      may: history.all(),
      torn: copies.lost(),
    });
    must(
      explained.ok,
      () =>
        `in the end ${explained.ok ? "" : explained.why} (excused: ${tellNumbers(copies.lost()) || "none"})`,
    );
  }
  const gap = gapIn(have.context).find((dot) => !isLost(history.minterOf(dot)) && !witness.wasLeftOut(dot));
  must(gap === undefined, () => `the cloud stays open: ${gap} is missing, which nobody lost`);
  const spec = inTwoParts(linesFrom([...live].flatMap((dot) => history.putOf(dot) ?? [])));
  for (const tab of world.tabs()) {
    const screen = screenOf(tab);
    must(
      JSON.stringify(screen) === JSON.stringify(spec),
      () =>
        `in the end ${tab.name} shows ${told(screen)}, and the server has ${[...live].join(" ") || "nothing"}`,
    );
    const { status } = tab.client.snapshot();
    must(status === "saved", () => `in the end ${tab.name} says ${status}`);
  }
  for (const [device, asked] of world.lastAsked) {
    const theirs = decodeHave(asked);
    must(
      theirs.ok && unionContexts(theirs.value.context, have.context) === theirs.value.context,
      () => `in the end ${device.name} has ${asked}, and the server ${encodeHave(have)}`,
    );
  }
  must(dotsOn(spec).length === live.size, () => "a line is missing");
}

/** The dots that are missing below those in the cloud: it closes when they come. */
function gapIn({ vector, cloud }: Context): readonly Dot[] {
  return [...cloud].flatMap((dot) => {
    const rid = ridOf(dot);
    const from = vector.get(rid) ?? 0;
    const below = Array.from({ length: counterOf(dot) - from - 1 }, (_, i) => dotOf(rid, from + 1 + i));
    return below.filter((missing) => !cloud.has(missing));
  });
}
