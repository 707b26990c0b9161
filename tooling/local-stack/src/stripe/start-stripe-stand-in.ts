import { createServer, type Server } from "node:http";
import { createFaultPlan, type FaultControls } from "../faults/fault-plan.ts";
import { bankPageOf } from "./bank-page.ts";
import type { Book, Intent } from "./book.ts";
import { chargeJson, intentJson } from "./json.ts";
import { createRequests, type StripeRequest } from "./requests.ts";
import { createRoutes } from "./routes.ts";
import { createWebhooks, type Delivery, type StripeEvent, type WebhookTarget } from "./webhooks.ts";

export type StripeStandInOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly secretKey?: string;
  readonly webhooks?: WebhookTarget;
};

/** What really happened to an order's money, over all its PaymentIntents; in minor units. */
export type MovedMoney = {
  readonly taken: number;
  readonly returned: number;
  /** Held and not taken yet. */
  readonly held: number;
  /** How often money was taken. */
  readonly captures: number;
  /** How many PaymentIntents name the order. */
  readonly intents: number;
};

export type StripeStandIn = {
  readonly url: string;
  readonly secretKey: string;
  /** Each fault strikes requests to the API as they come; a delay is spent before what was asked is done. */
  readonly faults: FaultControls & {
    /** So many of the next requests end in an error of Stripe's own, before or after they did what was asked. */
    fail(requests: number, when: "before" | "after"): void;
  };
  /** By `metadata.order_id`. */
  moved(orderId: string): MovedMoney;
  /** The shopper does, or fails at, what his bank asks of him; answers the intent's name. */
  authenticate(orderId: string, succeeds: boolean): string;
  /** Somebody cancels it at Stripe itself, as its own clock does with an authorisation after a week. */
  expire(orderId: string): void;
  /** What came, in the order it was answered. */
  requests(): readonly StripeRequest[];
  /** Every key is forgotten, as Stripe does after a day. */
  forgetKeys(): void;
  readonly webhooks: {
    aimAt(target: WebhookTarget | undefined): void;
    events(): readonly StripeEvent[];
    /** Told once more, as it happens. */
    again(event: StripeEvent): void;
    /** What became of all that were sent, once nothing is on its way. 0: nobody was there. */
    deliveries(): Promise<readonly Delivery[]>;
  };
  stop(): Promise<void>;
};

/**
 * A server that speaks to the `stripe` package as Stripe's API does, for payments by card: PaymentIntents, refunds,
 * idempotency keys, test cards, a second step, signed webhooks. It keeps everything in memory.
 */
export async function startStripeStandIn(options: StripeStandInOptions = {}): Promise<StripeStandIn> {
  const secretKey = options.secretKey ?? "sk_test_stand_in";
  const book: Book = { intents: new Map(), refunds: new Map() };
  const webhooks = createWebhooks(options.webhooks);
  const { decide, ...faults } = createFaultPlan();
  let failures: { left: number; when: "before" | "after" } = { left: 0, when: "before" };
  let url = "";

  const tell = (type: string, intent: Intent): void => {
    const { charge } = intent;
    const object =
      type.startsWith("charge.") && charge !== null
        ? chargeJson(intent, charge)
        : intentJson(intent, [], url);
    webhooks.tell(type, object);
  };
  const { answer, intents } = createRoutes(book, tell, () => url);
  const requests = createRequests({
    secretKey,
    answer,
    faults: { decide, ...faults },
    failure() {
      if (failures.left === 0) return null;
      failures.left--;
      return failures.when;
    },
  });
  const bankPage = bankPageOf({ find: (id) => book.intents.get(id), authenticate: intents.authenticate });
  const server = createServer((request, response) => {
    if (bankPage(request, response)) return;
    requests.handle(request, response).catch(() => response.destroy());
  });
  url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;

  const of = (orderId: string): readonly Intent[] =>
    [...book.intents.values()].filter(({ metadata }) => metadata.order_id === orderId);
  const sum = (orderId: string, amount: (intent: Intent) => number): number =>
    of(orderId).reduce((total, intent) => total + amount(intent), 0);

  return {
    url,
    secretKey,
    faults: {
      ...faults,
      fail(left, when) {
        failures = { left, when };
      },
      heal() {
        failures = { left: 0, when: "before" };
        faults.heal();
      },
    },
    moved: (orderId) => ({
      taken: sum(orderId, ({ charge }) => charge?.captured ?? 0),
      returned: sum(orderId, ({ charge }) => charge?.refunded ?? 0),
      held: sum(orderId, ({ status, amount }) => (status === "requires_capture" ? amount : 0)),
      captures: sum(orderId, ({ charge }) => charge?.captures ?? 0),
      intents: of(orderId).length,
    }),
    authenticate(orderId, succeeds) {
      const [intent] = of(orderId).toReversed();
      if (intent === undefined) throw new Error("No payment names this order.");
      intents.authenticate(intent, succeeds);
      return intent.id;
    },
    expire(orderId) {
      for (const intent of of(orderId)) intents.cancel(intent, { cancellation_reason: "automatic" });
    },
    requests: requests.seen,
    forgetKeys: requests.forgetKeys,
    webhooks: {
      aimAt: webhooks.aimAt,
      events: webhooks.events,
      again: webhooks.again,
      deliveries: webhooks.deliveries,
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.removeListener("error", reject);
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}
