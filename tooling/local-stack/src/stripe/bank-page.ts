import type { IncomingMessage, ServerResponse } from "node:http";
import type { Intent } from "./book.ts";

export type Bank = {
  readonly find: (id: string) => Intent | undefined;
  readonly authenticate: (intent: Intent, succeeds: boolean) => void;
};

/** The page of the shopper's bank: two buttons, and back to the shop. Answers whether the request was for it. */
export const bankPageOf =
  ({ find, authenticate }: Bank) =>
  (request: IncomingMessage, response: ServerResponse): boolean => {
    const [, id, step] = /^\/bank\/(\w+)(?:\/(complete|fail))?$/.exec(request.url ?? "") ?? [];
    if (id === undefined) return false;
    const intent = find(id);
    if (intent === undefined) response.writeHead(404).end();
    else if (request.method === "POST" && step !== undefined) {
      authenticate(intent, step === "complete");
      response.writeHead(303, { location: backTo(intent) }).end();
    } else {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(page(id));
    }
    return true;
  };

/** With what Stripe adds to the address: which payment it was, and its secret. */
function backTo({ id, clientSecret, returnUrl }: Intent): string {
  if (returnUrl === null) return `/bank/${id}`;
  const url = new URL(returnUrl);
  url.searchParams.set("payment_intent", id);
  url.searchParams.set("payment_intent_client_secret", clientSecret);
  return url.href;
}

const page = (id: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Your bank</title>
<h1>Is it you who pays?</h1>
<form method="post" action="/bank/${id}/complete"><button>Complete</button></form>
<form method="post" action="/bank/${id}/fail"><button>Fail</button></form>
</html>`;
