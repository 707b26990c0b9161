import Stripe from "stripe";

export type StripeAccount = {
  readonly secretKey: string;
  /** `https://api.stripe.com`, or a stand-in's. */
  readonly apiUrl: string;
};

/** The official SDK, as this shop uses it: it tells Stripe nothing beside, and every request is given its own patience. */
export function openStripe({ secretKey, apiUrl }: StripeAccount): Stripe {
  const { protocol, hostname, port } = new URL(apiUrl);
  const isPlain = protocol === "http:";
  return new Stripe(secretKey, {
    protocol: isPlain ? "http" : "https",
    host: hostname,
    port: port === "" ? (isPlain ? 80 : 443) : Number(port),
    telemetry: false,
  });
}
