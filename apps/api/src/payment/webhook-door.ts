import type { OrderId } from "@dotcart/cart-domain/checkout";
import type { Ports } from "../context.ts";
import { answer, answerProblem } from "../http/answer.ts";
import { bodyLimit, readText } from "../http/body.ts";
import { requestIdOf } from "../http/request-id.ts";
import { ForgedWebhook } from "./port.ts";

/** What is done when a provider says that something happened to an order's payment: it is looked at and driven on. */
export type OnPaymentNews = (orderId: OrderId) => Promise<void>;

export type WebhookDoor = {
  readonly ports: Pick<Ports, "till" | "log">;
  /** Absent: such calls are answered by another deployment of the same API. */
  readonly onPaymentNews: OnPaymentNews | undefined;
};

/**
 * A provider's call to us. Nothing in it is believed but which order it is about, and that only after its signature was
 * verified over the body as it came: how the payment stands is asked of the provider. 200 where it was heard, or is none
 * of ours; 400 to a forger; anything else makes the provider call again.
 */
export async function servePaymentNews(
  request: Request,
  provider: string,
  { ports, onPaymentNews }: WebhookDoor,
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  if (ports.till === null || onPaymentNews === undefined)
    return answerProblem({ kind: "not-served-here" }, requestId);
  const known = ports.till.providers.get(provider);
  if (known === undefined)
    return answerProblem({ kind: "no-such-path", path: new URL(request.url).pathname }, requestId);
  const body = await readText(request, bodyLimit);
  try {
    const orderId = await known.webhook({ body, headers: request.headers });
    if (orderId !== null) await onPaymentNews(orderId);
    return answer(200, { received: true }, requestId);
  } catch (error) {
    if (error instanceof ForgedWebhook) {
      ports.log.warn({ requestId, provider, err: error }, "a payment provider's call was not its own");
      return answerProblem({ kind: "malformed-request" }, requestId);
    }
    ports.log.error({ requestId, provider, err: error }, "a payment provider's call could not be taken");
    return answerProblem({ kind: "dependency-unavailable", dependency: "payments" }, requestId);
  }
}
