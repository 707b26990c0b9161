import type { SyncReply, SyncRequest } from "@dotcart/cart-domain";
import type { CartStore } from "@dotcart/cart-store";
import type { Device } from "./device/device.ts";
import type { Disk } from "./device/disk.ts";
import type { Locks } from "./faulty/locks.ts";

/** Where a mutant may reach in: between the parts, never into them. Only tests do. Everything is left out as a rule. */
export type Meddling = {
  readonly request?: (request: SyncRequest, device: Device) => SyncRequest;
  readonly reply?: (reply: SyncReply, request: SyncRequest, device: Device) => SyncReply;
  /** What a client is told whose request came to nothing. */
  readonly instead?: (request: SyncRequest, device: Device) => SyncReply | null;
  readonly carts?: (store: CartStore) => CartStore;
  readonly locks?: (locks: Locks) => Locks;
  readonly disk?: (disk: Disk) => Disk;
  /** The rid a tab gets that asks for a fresh one. */
  readonly rid?: (rid: string, device: Device) => string;
};
