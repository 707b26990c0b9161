import { type CartClient, createCartClient } from "@dotcart/cart-client/core";
import type { Currency, Rid } from "@dotcart/cart-domain";
import type { Network } from "../faulty/network.ts";
import type { Meddling } from "../meddling.ts";
import type { Shop } from "../server/shop.ts";
import type { Clock } from "../virtual/clock.ts";
import { type Random, randomText } from "../virtual/random.ts";
import { createApiPort } from "./api-port.ts";
import type { Device } from "./device.ts";
import { createGate, type Gate } from "./gate.ts";
import { createLivePort } from "./live-port.ts";
import { createLocksPort } from "./locks-port.ts";
import { createPresence, type Presence } from "./presence-port.ts";
import { createStoragePort } from "./storage-port.ts";

/** A tab with the real client in it; everything around the client is made up. */
export type Tab = {
  readonly name: string;
  readonly device: Device;
  readonly client: CartClient;
  readonly presence: Presence;
  readonly gate: Gate;
  /** Since when it has not been frozen, in milliseconds since the epoch. */
  awakeSince: number;
  now(): number;
  /** As a browser closes it: the client ends first. */
  close(): void;
  /** As a crash ends it: nobody is asked. */
  crash(): void;
};

export type TabOptions = {
  readonly name: string;
  readonly device: Device;
  readonly clock: Clock;
  readonly random: Random;
  readonly network: Network;
  readonly shop: Shop;
  readonly meddling: Meddling;
};

export function openTab({ name, device, clock, random, network, shop, meddling }: TabOptions): Tab {
  const gate = createGate();
  const locks = meddling.locks?.(device.locks) ?? device.locks;
  const disk = meddling.disk?.(device.disk) ?? device.disk;
  const now = () => clock.now() + device.skew;
  const presence = createPresence(device, gate);
  function rid(): Rid {
    const fresh = randomText(random, 12);
    return (meddling.rid?.(fresh, device) ?? fresh) as Rid;
  }

  const client = createCartClient({
    identity: {
      current: () => device.identity,
      endsAt: () => null,
      forget: (cartId) => {
        if (device.identity?.cartId === cartId) device.identity = null;
      },
    },
    api: createApiPort({ device, gate, network, shop, meddling }),
    storage: createStoragePort({ disk, gate }),
    live: createLivePort({ device, hub: shop.server.live, gate, clock, random }),
    channel: {
      post: (message) => device.airwaves.post(name, message),
      subscribe: (listener) => device.airwaves.join(name, (message) => gate.guard(() => listener(message))()),
      close: () => undefined,
    },
    locks: createLocksPort({ locks, gate, tab: name }),
    presence,
    now,
    random: { rid, fraction: random.next },
    schedule: (run, milliseconds) => clock.after(milliseconds, gate.guard(run)),
    currency: "EUR" as Currency,
  });

  function crash(): void {
    gate.die();
    device.locks.leave(name);
  }

  return {
    name,
    device,
    client,
    presence,
    gate,
    awakeSince: clock.now(),
    now,
    close() {
      client.close();
      crash();
    },
    crash,
  };
}
