import type { Page } from "@playwright/test";

/** Numbers of cards as Stripe's documentation of testing has them, and the tokens that the stand-in knows them by. */
export const stripeCards = {
  pays: "4242424242424242",
  declined: "4000000000000002",
  secondStep: "4000000000003220",
} as const;

const tokens = {
  [stripeCards.pays]: "pm_card_visa",
  [stripeCards.declined]: "pm_card_visa_chargeDeclined",
  [stripeCards.secondStep]: "pm_card_threeDSecure2Required",
};

/**
 * Stands in for Stripe's script, as far as the checkout uses it: fields in frames of Stripe's origin, which keep what is
 * typed and tell the page only whether it is a card. Everything comes from https://js.stripe.com, so that the shop's
 * policy has to let in what it has to let in.
 */
export async function standInForStripeJs(page: Page): Promise<void> {
  await page.route("https://js.stripe.com/**", (route) => {
    const { pathname } = new URL(route.request().url());
    const isScript = pathname.endsWith(".js");
    return route.fulfill({
      contentType: isScript ? "text/javascript" : "text/html; charset=utf-8",
      body: isScript ? script : frame,
    });
  });
}

/** Types a card into the fields, as a shopper does. */
export async function typeCard(page: Page, number: string): Promise<void> {
  const field = (title: string) => page.frameLocator(`iframe[title="${title}"]`).locator("input");
  await field("Card number").fill(number);
  await field("Expiry").fill("12 / 40");
  await field("CVC").fill("123");
}

const script = `
window.Stripe = Object.assign((key, options) => {
  const titles = { cardNumber: "Card number", cardExpiry: "Expiry", cardCvc: "CVC" };
  const create = (kind, { style }) => {
    const listeners = {};
    const tell = (type, event) => (listeners[type] ?? []).forEach((listener) => listener(event));
    const iframe = document.createElement("iframe");
    iframe.title = titles[kind];
    iframe.allow = "payment *";
    iframe.style.cssText = "border:0;width:100%;height:20px;display:block";
    const looks = () => new URLSearchParams({ kind, ...style.base, bad: style.invalid.color }).toString();
    let port;
    const answers = [];
    iframe.addEventListener("load", () => {
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => {
        if (data.type === "token") return answers.shift()(data);
        if (data.type === "change" && data.event.error) data.event.error.message = options.locale === "de"
          ? "Ihre Kartennummer ist ungültig." : "Your card number is invalid.";
        tell(data.type, data.event);
      };
      iframe.contentWindow.postMessage({ type: "hello" }, "https://js.stripe.com", [channel.port2]);
    });
    return {
      kind,
      on: (type, listener) => (listeners[type] ??= []).push(listener),
      mount(box) {
        iframe.src = "https://js.stripe.com/field.html#" + looks();
        box.append(iframe);
        const label = box.id && document.querySelector('label[for="' + CSS.escape(box.id) + '"]');
        label?.addEventListener("click", () => port?.postMessage({ type: "focus" }));
      },
      update: (next) => port?.postMessage({ type: "look", ...next.style.base, bad: next.style.invalid.color }),
      focus: () => { iframe.focus(); port?.postMessage({ type: "focus" }); },
      destroy: () => iframe.remove(),
      ask: () => new Promise((resolve) => { answers.push(resolve); port.postMessage({ type: "token" }); }),
    };
  };
  return {
    _registerWrapper() {},
    elements: () => ({ create }),
    async createPaymentMethod({ card }) {
      const { id, last4 } = await card.ask();
      return { paymentMethod: { id, card: { brand: "visa", last4 } } };
    },
    handleNextAction: async () => ({}),
  };
}, { version: "endive" });
`;

const frame = `<!doctype html>
<meta charset="utf-8"><title>Field</title>
<style>
  body { margin: 0; background: transparent }
  input { border: 0; outline: 0; padding: 0; width: 100%; height: 20px; background: transparent; font: 16px sans-serif; color: inherit }
  input::placeholder { color: var(--soft); opacity: 1 }
  input[aria-invalid] { color: var(--bad) }
</style>
<input>
<script>
  const tokens = ${JSON.stringify(tokens)};
  const known = new URLSearchParams(location.hash.slice(1));
  const kind = known.get("kind");
  const input = document.querySelector("input");
  const words = { cardNumber: ["Card number", "1234 1234 1234 1234"], cardExpiry: ["Expiry", "MM / YY"], cardCvc: ["CVC", "CVC"] }[kind];
  input.setAttribute("aria-label", words[0]);
  input.placeholder = words[1];
  const look = (color, soft, bad) => {
    document.body.style.color = color;
    document.body.style.setProperty("--soft", soft);
    document.body.style.setProperty("--bad", bad);
  };
  look(known.get("color"), known.get("iconColor"), known.get("bad"));
  addEventListener("message", ({ data, ports: [port] }) => {
    if (data.type !== "hello") return;
    const tell = (type, event = {}) => port.postMessage({ type, event });
    port.onmessage = ({ data }) => {
      if (data.type === "focus") input.focus();
      if (data.type === "look") look(data.color, data.iconColor, data.bad);
      const digits = input.value.replace(/\\D/g, "");
      if (data.type === "token") port.postMessage({ type: "token", id: tokens[digits] ?? "pm_card_unknown", last4: digits.slice(-4) });
    };
    input.addEventListener("focus", () => tell("focus"));
    input.addEventListener("blur", () => tell("blur"));
    input.addEventListener("input", () => {
      const digits = input.value.replace(/\\D/g, "");
      const complete = digits.length === { cardNumber: 16, cardExpiry: 4, cardCvc: 3 }[kind] && (kind !== "cardNumber" || digits in tokens);
      const isWrong = kind === "cardNumber" && digits.length === 16 && !complete;
      input.toggleAttribute("aria-invalid", isWrong);
      tell("change", { complete, empty: input.value === "", ...(isWrong ? { error: { code: "invalid_number" } } : {}) });
    });
    tell("ready");
  });
</script>`;
