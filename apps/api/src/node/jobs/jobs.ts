import type { OutboxMessage } from "@dotcart/shop-db";
import type { Desk } from "../../checkout/desk.ts";
import { type Doing, keepDoing } from "./keep-doing.ts";
import { settleDue } from "./settle-due.ts";
import { takeCarts } from "./take-carts.ts";

export type JobsOptions = {
  readonly desk: Desk;
  /** Sends what a shopper is to know of his order; one that rejects is told again later. */
  readonly tellShopper: (message: OutboxMessage) => Promise<void>;
};

const second = 1000;
const hour = 3_600_000;
const portion = 20;
/** Mails on their way at once. */
const mails = 10;
/** A key repeats its order for so long; then it is free, and the order's dots are still its own. */
const old = { olderThanMilliseconds: 30 * 24 * hour, limit: 1000 };

/**
 * What orders need when nobody asks for anything. Everything to do stands in the books, under row locks, so any number of
 * processes may do it, and one that dies half-way leaves it to the others.
 */
export function startJobs({ desk, tellShopper }: JobsOptions): Doing {
  const { orders } = desk.till;
  const { log } = desk.ports;
  const every = (everyMilliseconds: number, name: string, work: () => Promise<boolean>): Doing =>
    keepDoing({ name, work, everyMilliseconds, log });
  const urgent = [
    every(second, "payments", () => settleDue(desk)),
    every(second, "carts of orders", () => takeCarts(desk)),
    every(second, "mails of orders", async () => (await orders.relay(mails, tellShopper)) === mails),
  ];
  const others = [
    every(second, "reservations", async () => (await orders.releaseExpired(portion)) === portion),
    every(hour, "old keys", async () => (await orders.forgetKeys(old)) === old.limit),
    every(hour, "old messages", async () => (await orders.forgetMessages(old)) === old.limit),
  ];
  return {
    wake() {
      for (const job of urgent) job.wake();
    },
    async stop() {
      await Promise.all([...urgent, ...others].map((job) => job.stop()));
    },
  };
}
