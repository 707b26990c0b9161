import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answers } from "./answers.ts";
import type { SubscriptionKind, Subscriptions } from "./subscriptions.ts";

/** A listener who takes nothing for so long that this much waits for him is let go. */
const longestBacklogBytes = 8 * 1024 * 1024;

/**
 * Answers with a stream of server-sent events: first `subscribe,<name>,1`, once Redis has confirmed, then each message.
 * The stream ends when Redis goes away; a client that leaves frees its subscription.
 */
export function openStream(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { subscriptions, answers }: { subscriptions: Subscriptions; answers: Answers },
  { kind, name }: { kind: SubscriptionKind; name: string },
): void {
  const leave = subscriptions.listen(kind, name, {
    onSubscribed() {
      response.writeHead(200, {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache, no-transform",
        "Upstash-Sync-Token": answers.syncToken(),
      });
      response.write(eventText(`${kind},${name},1`));
    },
    onMessage(event) {
      response.write(eventText(event));
      if (response.writableLength > longestBacklogBytes) response.destroy();
    },
    onEnd(reason) {
      if (response.headersSent) response.end();
      else answers.fail(response, 503, `UNAVAILABLE ${reason.message}`);
    },
  });
  response.once("close", leave);
  request.resume();
}

/** One event; each line of a message that has several is a `data:` line of its own, as the format demands. */
function eventText(event: string): string {
  return `data: ${event.replaceAll(/\r\n|\r|\n/g, "\ndata: ")}\n\n`;
}
