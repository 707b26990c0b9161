import type { Book, Intent } from "./book.ts";
import { invalid, missing, StripeFault } from "./fault.ts";
import { type Form, textOf, textsOf } from "./form.ts";
import { createIntents, type Tell } from "./intents.ts";
import { chargeJson, intentJson, listJson, refundJson } from "./json.ts";
import { refund } from "./refunds.ts";

export type Call = { readonly method: string; readonly path: string; readonly form: Form };

/** The part of Stripe's API that a shop of cards uses: what a call answers, or a `StripeFault`. */
export function createRoutes(book: Book, tell: Tell, url: () => string) {
  const intents = createIntents(book, tell);
  const shown = (intent: Intent, form: Form): object =>
    intentJson(intent, Object.values(textsOf(form, "expand")), url());
  const listed = (path: string, found: readonly Intent[], form: Form, object?: string): object => {
    const newestFirst = found.toReversed().slice(0, Number(textOf(form, "limit") ?? 10));
    return listJson(
      path,
      newestFirst.map((intent) => shown(intent, form)),
      object,
    );
  };

  function answer({ method, path, form }: Call): object {
    const [version, resource, id, verb, ...rest] = path.split("/").slice(1);
    const route = `${method} ${version}/${resource}${id === undefined ? "" : "/:id"}${verb === undefined ? "" : `/${verb}`}`;
    if (rest.length > 0 || id === "") throw unknown(method, path);
    if (path === "/v1/payment_intents/search" && method === "GET")
      return listed(path, matching([...book.intents.values()], textOf(form, "query")), form, "search_result");
    refuseUnknown(form, parameters[route]);
    switch (route) {
      case "POST v1/payment_intents":
        return shown(intents.create(form), form);
      case "GET v1/payment_intents":
        return listed(path, [...book.intents.values()], form);
      case "GET v1/payment_intents/:id":
        return shown(intents.find(id ?? ""), form);
      case "POST v1/payment_intents/:id/confirm":
        return shown(intents.confirm(intents.find(id ?? ""), form), form);
      case "POST v1/payment_intents/:id/capture":
        return shown(intents.capture(intents.find(id ?? ""), form), form);
      case "POST v1/payment_intents/:id/cancel":
        return shown(intents.cancel(intents.find(id ?? ""), form), form);
      case "POST v1/refunds": {
        const made = refund(book, form, tell);
        return refundJson(made, intents.find(made.intent).currency);
      }
      case "GET v1/charges/:id":
        return charge(book, id ?? "");
      default:
        throw unknown(method, path);
    }
  }
  return { answer, intents };
}

/** What each call may bring, of what Stripe's version of these days knows. */
const parameters: Readonly<Record<string, string>> = {
  "POST v1/payment_intents":
    "amount currency capture_method allowed_payment_method_types metadata confirm payment_method return_url description receipt_email expand",
  "POST v1/payment_intents/:id/confirm": "payment_method return_url receipt_email expand",
  "POST v1/payment_intents/:id/capture": "amount_to_capture metadata expand",
  "POST v1/payment_intents/:id/cancel": "cancellation_reason expand",
  "POST v1/refunds": "payment_intent amount reason metadata expand",
};

function refuseUnknown(form: Form, known: string | undefined): void {
  const param = known && Object.keys(form).find((name) => !known.split(" ").includes(name));
  if (param) throw invalid(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
}

function charge(book: Book, id: string): object {
  const intent = [...book.intents.values()].find((each) => each.charge?.id === id);
  if (intent?.charge == null) throw missing("charge", id, "id");
  return chargeJson(intent, intent.charge);
}

/** Of Stripe's query language the one question `metadata['name']:'value'`. */
function matching(intents: readonly Intent[], query: string | undefined): readonly Intent[] {
  const [, name, value] = /^metadata\['([^']+)'\]:'([^']*)'$/.exec(query ?? "") ?? [];
  if (name === undefined) throw invalid("This query is not understood.", { param: "query" });
  return intents.filter(({ metadata }) => Object.hasOwn(metadata, name) && metadata[name] === value);
}

const unknown = (method: string, path: string): StripeFault =>
  new StripeFault(
    404,
    { type: "invalid_request_error", message: `Unrecognized request URL (${method}: ${path}).` },
    false,
  );
