import { createHmac } from "node:crypto";
import { newId } from "./book.ts";

/** Where events are told, and what they are signed with. */
export type WebhookTarget = { readonly url: string; readonly secret: string };

export type StripeEvent = {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: object };
};

export type Delivery = { readonly event: StripeEvent; readonly status: number };

/** As Stripe signs: a time, and a MAC over it and the body (`Stripe-Signature: t=…,v1=…`). */
export function signatureOf(body: string, secret: string, seconds = Math.floor(Date.now() / 1000)): string {
  const mac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${mac}`;
}

/** Tells events, each once; what was not heard may be told again by hand. */
export function createWebhooks(target: WebhookTarget | undefined) {
  let aim = target;
  const events: StripeEvent[] = [];
  const deliveries: Delivery[] = [];
  const underway = new Set<Promise<void>>();

  async function deliver(event: StripeEvent, { url, secret }: WebhookTarget): Promise<void> {
    const body = JSON.stringify(event);
    const headers = { "content-type": "application/json", "stripe-signature": signatureOf(body, secret) };
    // 0: nobody was there.
    const status = await fetch(url, { method: "POST", headers, body, redirect: "manual" }).then(
      (response) => response.status,
      () => 0,
    );
    deliveries.push({ event, status });
  }

  function send(event: StripeEvent): void {
    if (aim === undefined) return;
    const delivery = deliver(event, aim).finally(() => underway.delete(delivery));
    underway.add(delivery);
  }

  return {
    tell(type: string, object: object): void {
      const event = {
        id: newId("evt"),
        object: "event",
        created: Math.floor(Date.now() / 1000),
        data: { object },
        livemode: false,
        pending_webhooks: 1,
        type,
      };
      events.push(event);
      send(event);
    },
    aimAt(next: WebhookTarget | undefined): void {
      aim = next;
    },
    again: send,
    events: (): readonly StripeEvent[] => [...events],
    /** What became of all that were sent, once nothing is on its way any more. */
    async deliveries(): Promise<readonly Delivery[]> {
      while (underway.size > 0) await Promise.all(underway);
      return [...deliveries];
    },
  };
}
