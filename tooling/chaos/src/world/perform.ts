import type { MemoryCarts } from "@dotcart/cart-store";
import type { Device } from "../device/device.ts";
import type { Tab } from "../device/tab.ts";
import { REQUEST_LIFE_MILLISECONDS } from "../faulty/network.ts";
import { callThinly } from "../server/thin-caller.ts";
import { shopping, type Undoing } from "./shopping.ts";
import { enter, isMergeable } from "./sign-in.ts";
import type { Step } from "./step.ts";
import { diskHolder, serverHolder } from "./witness.ts";
import { type DiskCopy, pick, replaceDisk, type World } from "./world.ts";

/** What a world remembers beside itself: copies to be set back to, things to be undone. */
export type Memory = {
  readonly undoing: Undoing;
  readonly backups: Map<Device, DiskCopy>;
  thinCalls: number;
  storeCopy: { readonly carts: MemoryCarts; readonly held: ReadonlyMap<string, bigint> } | null;
};

export const newMemory = (): Memory => ({
  undoing: new Map(),
  backups: new Map(),
  thinCalls: 0,
  storeCopy: null,
});

/** Makes a step happen. What cannot happen now (nothing to undo, no tab open) does not. */
export async function perform(world: World, memory: Memory, step: Step): Promise<void> {
  const { clock, network, shop, trace, witness } = world;
  const device = pick(world.devices, step.device);
  const tab = world.tabsOf(device)[step.tab % Math.max(1, world.tabsOf(device).length)];
  const awake = tab !== undefined && !tab.gate.isFrozen ? tab : undefined;

  switch (step.do) {
    case "open":
      if (world.tabsOf(device).length < 3) world.open(device);
      return;
    case "close":
      return awake === undefined ? undefined : world.close(awake);
    case "crash":
      return tab === undefined ? undefined : world.crash(tab);
    case "freeze":
      if (awake === undefined) return;
      trace(`${awake.name} is frozen`);
      awake.awakeSince = Number.POSITIVE_INFINITY;
      return awake.gate.freeze();
    case "thaw":
      for (const frozen of world.tabs()) thaw(world, frozen);
      return;
    case "look":
      return awake?.presence.tell("focus");
    case "cut":
      trace(`${device.name} is cut off`);
      device.link.isCut = true;
      for (const own of world.tabsOf(device)) own.presence.tell("offline");
      return;
    case "mend":
      return mend(world, device);
    case "weather":
      network.weather = {
        lost: step.line % 4 === 0 ? 0.3 : 0.05,
        unanswered: step.quantity % 2 === 0 ? 0.25 : 0.05,
        late: 0.1,
        doubled: 0.15,
        delay: [20, 200, 2_000, 6_000][step.line % 4] ?? 20,
      };
      return trace(`the weather turns: ${JSON.stringify(network.weather)}`);
    case "diskTrouble":
      trace(`the disk of ${device.name} is in trouble`);
      return device.disk.turn(step.line % 2 === 0 ? "full" : "blocked");
    case "diskWell":
      trace(`the disk of ${device.name} is well`);
      return device.disk.turn("well");
    case "loseDisk":
      crashAll(world, device);
      trace(`${device.name} loses what it keeps`);
      return replaceDisk(world, device, null);
    case "backUp":
      trace(`${device.name} is backed up`);
      return void memory.backups.set(device, {
        kept: device.disk.copy(),
        held: witness.copies.heldBy(diskHolder(device)),
      });
    case "restore": {
      const backup = memory.backups.get(device);
      if (backup === undefined) return;
      crashAll(world, device);
      // Putting an old profile back takes longer than a request can be under way.
      await clock.pass(2 * REQUEST_LIFE_MILLISECONDS);
      trace(`${device.name} is restored`);
      return replaceDisk(world, device, backup);
    }
    case "flush":
      trace("the server loses everything");
      return setBack(world, null);
    case "copyStore":
      trace("the store is copied");
      memory.storeCopy = {
        carts: shop.server.copy(),
        held: new Map([...world.carts].map((id) => [id, witness.copies.heldBy(serverHolder(id))])),
      };
      return;
    case "setBack":
      if (memory.storeCopy === null) return;
      trace("the server is set back to its copy");
      return setBack(world, memory.storeCopy);
    case "refuse":
      trace("the server refuses for a while");
      shop.server.refusesUntil = clock.now() + 1_000 * (1 + (step.line % 60));
      return;
    case "callThinly": {
      const { account, trace } = world;
      const { catalogue, server } = shop;
      memory.thinCalls += 1;
      const wish = {
        kind: (["add", "setQuantity", "remove"] as const)[step.tab % 3] ?? "add",
        variant: catalogue.variant(pick(catalogue.ids, step.line)),
        quantity: step.quantity,
      };
      trace(`a thin caller wants to ${wish.kind} ${wish.quantity} ${wish.variant.id}`);
      void callThinly({
        clock,
        network,
        link: device.link,
        carts: server.carts,
        cartId: account.cartId,
        operationId: `thin-${memory.thinCalls}`,
        wish,
      });
      return;
    }
    case "enter":
      return awake !== undefined && (await isMergeable(world, device))
        ? enter(world, device, awake)
        : undefined;
    default:
      if (awake !== undefined) shopping(world, memory.undoing, step, awake);
  }
}

export function thaw(world: World, tab: Tab): void {
  if (!tab.gate.isFrozen) return;
  world.trace(`${tab.name} thaws`);
  tab.awakeSince = world.clock.now();
  tab.gate.thaw();
}

export function mend(world: World, device: Device): void {
  if (!device.link.isCut) return;
  world.trace(`${device.name} is back`);
  device.link.isCut = false;
  for (const own of world.tabsOf(device)) own.presence.tell("online");
}

function crashAll(world: World, device: Device): void {
  for (const own of world.tabsOf(device)) world.crash(own);
}

function setBack(world: World, copy: Memory["storeCopy"]): void {
  const { shop, witness } = world;
  shop.server.setBack(copy?.carts);
  for (const id of world.carts) witness.copies.loses(serverHolder(id), copy?.held.get(id) ?? 0n);
  witness.serverLost();
  shop.server.live.gap();
}
