type Header = { readonly key: string; readonly value: string };

/**
 * What every answer of the shop carries.
 *
 * The policy has no nonce: a nonce must be new for each answer, and the prerendered shell of a page is not. Next.js
 * writes the rest of such a page as inline scripts whose text changes with the data, so hashes cannot name them
 * either. What is left is `'unsafe-inline'` for scripts of the page itself, with everything else closed: no foreign
 * script, no plug-in, no frame, no form that leaves, no base that moves.
 *
 * Where cards are taken through Stripe, its script and its frames are let in, and nobody else. On every page: whoever
 * comes to the checkout by a click is still in the document that he opened first, under that document's policy.
 */
export function securityHeaders({
  isDevelopment,
  hasStripe,
}: {
  readonly isDevelopment: boolean;
  readonly hasStripe: boolean;
}): Header[] {
  const payment = hasStripe ? `payment=(self "https://js.stripe.com")` : "payment=()";
  return [
    { key: "Content-Security-Policy", value: contentSecurityPolicy({ isDevelopment, hasStripe }) },
    { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "X-Frame-Options", value: "DENY" },
    { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
    {
      key: "Permissions-Policy",
      value: `camera=(), microphone=(), geolocation=(), ${payment}, usb=(), browsing-topics=()`,
    },
  ];
}

/**
 * What a page about one order carries besides. Its address may hold the key that opens it: no other page is told where
 * one came from, and nothing on the way keeps it.
 */
export const orderHeaders: readonly Header[] = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cache-Control", value: "private, no-store" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** As Stripe's documentation names them, for cards: the script, the fields' frames, the frames of a bank's question. */
const stripeScripts = ["https://js.stripe.com", "https://*.js.stripe.com"];
const stripeFrames = [...stripeScripts, "https://hooks.stripe.com"];
const stripeApi = "https://api.stripe.com";

/** The development server evaluates code and talks by WebSocket. */
function contentSecurityPolicy({
  isDevelopment,
  hasStripe,
}: {
  readonly isDevelopment: boolean;
  readonly hasStripe: boolean;
}): string {
  const directives = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      "'unsafe-inline'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
      ...(hasStripe ? stripeScripts : []),
    ],
    "script-src-attr": ["'none'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(isDevelopment ? ["ws:"] : []), ...(hasStripe ? [stripeApi] : [])],
    "frame-src": hasStripe ? stripeFrames : ["'none'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
