import type { Identity } from "@dotcart/cart-client/core";
import { type Cart, type CartId, type Delta, type Dot, dotsIn, knows } from "@dotcart/cart-domain";
import { createDevice, type Device } from "../device/device.ts";
import { openTab, type Tab } from "../device/tab.ts";
import { createNetwork, type Network } from "../faulty/network.ts";
import type { Meddling } from "../meddling.ts";
import { createShop, type Shop } from "../server/shop.ts";
import { type Clock, createClock } from "../virtual/clock.ts";
import { createRandom, type Random } from "../virtual/random.ts";
import { Failure } from "./failure.ts";
import type { Schedule } from "./step.ts";
import { shortly, tellSync } from "./tell.ts";
import { createWitness, diskHolder, tabHolder, type Witness } from "./witness.ts";

const NOON = 1_760_000_000_000;
/** A hundred times what happens in a long schedule. */
const MOST_THAT_HAPPENS = 100_000;
const TTL_MILLISECONDS = 30 * 24 * 3_600_000;

export type World = {
  readonly clock: Clock;
  readonly random: Random;
  readonly network: Network;
  readonly shop: Shop;
  readonly account: Identity;
  readonly devices: readonly Device[];
  readonly witness: Witness;
  readonly trace: (line: string) => void;
  /** Every cart there has been a session of. */
  readonly carts: Set<CartId>;
  /** What each device said it had when it last asked: `encodeHave`. */
  readonly lastAsked: Map<Device, string>;
  tabs(): readonly Tab[];
  tabsOf(device: Device): readonly Tab[];
  open(device: Device): Tab;
  close(tab: Tab): void;
  crash(tab: Tab): void;
};

export type WorldOptions = {
  readonly schedule: Schedule;
  readonly meddling: Meddling;
  /** Where a trace goes; null costs nothing. */
  readonly trace: ((line: string) => void) | null;
};

/** A shop, its server, some devices, and a witness who looks at every screen after everything that happens. */
export function createWorld({ schedule, meddling, trace: write }: WorldOptions): World {
  const random = createRandom(`${schedule.seed}/world`);
  const account: Identity = { kind: "account", cartId: "account_______________" as CartId };
  let tabs: readonly Tab[] = [];
  let opened = 0;
  const carts = new Set<CartId>([account.cartId]);
  const lastAsked = new Map<Device, string>();

  let failure: unknown = null;
  let happened = 0;
  const clock = createClock(NOON, () => {
    if (failure !== null) throw failure;
    happened += 1;
    if (happened > MOST_THAT_HAPPENS) throw new Failure("it never comes to rest");
    for (const tab of tabs) witness.look(tab);
  });
  const trace = (line: string): void =>
    write?.(`${((clock.now() - NOON) / 1000).toFixed(3).padStart(9)} ${shortly(line)}`);
  const witness = createWitness({ clock, trace });
  const network = createNetwork({ clock, random: random.stream("network") });
  const shop = createShop({
    clock,
    random: random.stream("shop"),
    ttlMilliseconds: TTL_MILLISECONDS,
    meddling,
    watch({ cartId }, request, answer, device) {
      carts.add(cartId);
      lastAsked.set(device, request.have);
      if (write !== null) trace(`${device.name} ${tellSync(request, answer)}`);
    },
    onThin(operation, before, after) {
      try {
        witness.didThinly(operation, before, after);
      } catch (error) {
        failure ??= error;
      }
    },
    onWrite(cartId, cart, said) {
      carts.add(cartId);
      // Whoever waits for the answer would swallow what is thrown here.
      try {
        if (said !== null) witness.leftOut(claimsLeftOut(said, cart));
        witness.sawServer(cartId, cart);
      } catch (error) {
        failure ??= error;
      }
    },
  });
  const devices = Array.from({ length: schedule.devices }, (_, i) => {
    const name = "ABCDEF"[i] ?? "Z";
    const device = createDevice(name, { clock, random: random.stream(`device ${name}`) });
    if (!schedule.isGuests) device.identity = device.signedIn = account;
    return device;
  });

  function gone(tab: Tab): void {
    tabs = tabs.filter((other) => other !== tab);
    witness.forgetTab(tab);
    witness.copies.loses(tabHolder(tab));
  }

  return {
    clock,
    random,
    network,
    shop,
    account,
    devices,
    witness,
    trace,
    carts,
    lastAsked,
    tabs: () => tabs,
    tabsOf: (device) => tabs.filter((tab) => tab.device === device),
    open(device) {
      opened += 1;
      const name = `${device.name}${opened}`;
      trace(`${name} opens`);
      const options = { name, device, clock, network, shop, meddling };
      const tab = openTab({ ...options, random: random.stream(`tab ${name}`) });
      tabs = [...tabs, tab];
      return tab;
    },
    close(tab) {
      trace(`${tab.name} closes`);
      tab.close();
      gone(tab);
    },
    crash(tab) {
      trace(`${tab.name} crashes`);
      tab.crash();
      gone(tab);
    },
  };
}

/** Dots that a device said were dead, and that the cart, having taken what it takes, still has not heard of. */
const claimsLeftOut = ({ entries, context }: Delta, cart: Cart): readonly Dot[] =>
  dotsIn(context).filter((dot) => !entries.has(dot) && !knows(cart.context, dot));

export const pick = <T>(items: readonly T[], number: number): T => {
  const item = items[number % items.length];
  if (item === undefined) throw new Failure("nothing to pick from");
  return item;
};

/** A device loses what it keeps, or gets back what it kept when `copy` was made. All its tabs are closed by then. */
export function replaceDisk(world: World, device: Device, copy: DiskCopy | null): void {
  device.disk.putBack(copy?.kept ?? new Map());
  world.witness.copies.loses(diskHolder(device), copy?.held);
}

export type DiskCopy = { readonly kept: ReadonlyMap<string, unknown>; readonly held: bigint };
