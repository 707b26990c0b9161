import type { Change, Restore } from "@dotcart/cart-client/core";
import type { CartLine, VariantId } from "@dotcart/cart-domain";
import type { MemoryCarts } from "@dotcart/cart-store";
import type { Device } from "../device/device.ts";
import type { Tab } from "../device/tab.ts";
import { REQUEST_LIFE_MILLISECONDS } from "../faulty/network.ts";
import type { Deed } from "../oracle/decide.ts";
import { screenOf } from "./screen.ts";
import type { Step } from "./step.ts";
import { diskHolder, serverHolder } from "./witness.ts";
import { type DiskCopy, pick, replaceDisk, type World } from "./world.ts";

/** What a world remembers beside itself: copies to be set back to, things to be undone. */
export type Memory = {
  readonly undo: Map<Tab, Restore>;
  readonly backups: Map<Device, DiskCopy>;
  storeCopy: { readonly carts: MemoryCarts; readonly held: ReadonlyMap<string, bigint> } | null;
};

export const newMemory = (): Memory => ({ undo: new Map(), backups: new Map(), storeCopy: null });

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
    case "enter":
      return awake !== undefined && (await isMergeable(world, device)) ? enter(world, device, awake) : undefined;
    default:
      if (awake !== undefined) shopping(world, memory, step, awake);
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

/**
 * A guest's cart that the server does not have cannot be closed: what is sent into it while the sign-in is under way
 * would stay behind.
 */
async function isMergeable({ shop }: World, { identity }: Device): Promise<boolean> {
  return identity?.kind === "guest" && (await shop.server.look(identity.cartId)).entries.size > 0;
}

/**
 * Signs a device in from a tab: what the guest did is sent first; the cookie changes when the answer arrives, and the tab
 * is told if it is still there.
 */
export function enter(world: World, device: Device, tab: Tab): void {
  const { network, shop, account, trace } = world;
  trace(`${tab.name} signs in`);
  device.signedIn = account;
  const answered = tab.gate.through(tab.client.sync()).then(() => {
    const guest = device.identity;
    return network.request(device.link, () => shop.enter(guest, account));
  });
  answered.then(
    (reply) => {
      if (!reply.ok) return;
      device.identity = account;
      tab.gate.guard(() => void tab.client.entered(account, reply.value.receipt))();
    },
    () => undefined,
  );
}

/** A shopper's deed: done on the real client, and told to the witness in the oracle's words. */
function shopping(world: World, memory: Memory, step: Step, tab: Tab): void {
  const screen = screenOf(tab);
  const { catalogue } = world.shop;
  const inCart = screen.filter(({ line }) => !line.startsWith("~"));
  const saved = screen.filter(({ line }) => line.startsWith("~"));
  const anyId = pick(catalogue.ids, step.line);
  const shown = inCart.length === 0 ? undefined : (pick(inCart, step.line).line as VariantId);
  const savedId = saved.length === 0 ? undefined : (pick(saved, step.line).line.slice(1) as VariantId);
  const priceOf = (id: VariantId) => catalogue.variant(id).price.amount;

  const asked = ((): { change: Change; deed: Deed } | null => {
    const { quantity } = step;
    switch (step.do) {
      case "add":
        return {
          change: { kind: "add", variant: catalogue.variant(anyId), quantity },
          deed: { kind: "add", line: anyId, quantity, price: priceOf(anyId) },
        };
      case "set": {
        if (shown === undefined) return null;
        const wanted = quantity - 1;
        return {
          change: { kind: "setQuantity", variantId: shown, quantity: wanted },
          deed: { kind: "set", line: shown, quantity: wanted, price: priceKnownTo(tab, shown) },
        };
      }
      case "remove":
        return shown === undefined
          ? null
          : { change: { kind: "remove", variantId: shown }, deed: { kind: "remove", line: shown } };
      case "clear":
        return { change: { kind: "clear" }, deed: { kind: "clear" } };
      case "save":
        return shown === undefined
          ? null
          : { change: { kind: "saveForLater", variantId: shown }, deed: { kind: "save", line: shown } };
      case "moveBack":
        return savedId === undefined
          ? null
          : { change: { kind: "moveToCart", variantId: savedId }, deed: { kind: "moveBack", line: savedId } };
      case "removeSaved":
        return savedId === undefined
          ? null
          : { change: { kind: "removeSaved", variantId: savedId }, deed: { kind: "remove", line: `~${savedId}` } };
      case "acceptPrice":
        if (step.quantity > 2) catalogue.raise(anyId);
        return shown === undefined
          ? null
          : {
              change: { kind: "acceptPrice", variantId: shown },
              deed: { kind: "acceptPrice", line: shown, price: priceKnownTo(tab, shown) },
            };
      case "undo": {
        const change = memory.undo.get(tab);
        return change === undefined
          ? null
          : { change, deed: { kind: "restore", before: change.before as readonly CartLine[], without: change.without ?? [] } };
      }
      default:
        return null;
    }
  })();
  if (asked === null) return;
  const applied = tab.client.apply(asked.change);
  if (!applied.ok) return world.trace(`${tab.name} may not ${asked.deed.kind}: ${applied.problem.kind}`);
  world.witness.did(tab, asked.deed, screen);
  memory.undo.delete(tab);
  if (applied.undo !== undefined) memory.undo.set(tab, applied.undo);
}

/** The price this tab shows for goods on its screen; what it was last told, or what was seen by whoever put them there. */
function priceKnownTo(tab: Tab, id: VariantId): number {
  const line = tab.client.snapshot().lines.find(({ variantId }) => variantId === id);
  return line?.variant?.price.amount ?? line?.seen ?? 0;
}
