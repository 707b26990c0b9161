import type { Identity } from "@dotcart/cart-client/core";
import { createLocks, type Locks } from "../faulty/locks.ts";
import type { Link } from "../faulty/network.ts";
import type { Clock } from "../virtual/clock.ts";
import type { Random } from "../virtual/random.ts";
import { type Airwaves, createAirwaves } from "./airwaves.ts";
import { createDisk, type Disk } from "./disk.ts";

/** One browser: what its tabs share. */
export type Device = {
  readonly name: string;
  readonly link: Link;
  readonly disk: Disk;
  readonly locks: Locks;
  readonly airwaves: Airwaves;
  /** The cookie: who this browser is at the moment. */
  identity: Identity | null;
  /** The account it is signed in to, whatever the cookie says yet. */
  signedIn: Identity | null;
  /** How wrong its clock is, in milliseconds. */
  readonly skew: number;
};

export const createDevice = (name: string, { clock, random }: { clock: Clock; random: Random }): Device => ({
  name,
  link: { isCut: false },
  disk: createDisk({ clock, random }),
  locks: createLocks(),
  airwaves: createAirwaves({ clock, random }),
  identity: null,
  signedIn: null,
  skew: random.between(-90_000, 90_000),
});
