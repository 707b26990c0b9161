type Header = { readonly key: string; readonly value: string };

/**
 * What every answer of the shop carries.
 *
 * The policy has no nonce: a nonce must be new for each answer, and the prerendered shell of a page is not. Next.js
 * writes the rest of such a page as inline scripts whose text changes with the data, so hashes cannot name them
 * either. What is left is `'unsafe-inline'` for scripts of the page itself, with everything else closed: no foreign
 * script, no plug-in, no frame, no form that leaves, no base that moves.
 */
export function securityHeaders({ isDevelopment }: { readonly isDevelopment: boolean }): Header[] {
  return [
    { key: "Content-Security-Policy", value: contentSecurityPolicy(isDevelopment) },
    { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "X-Frame-Options", value: "DENY" },
    { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
    {
      key: "Permissions-Policy",
      value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
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

/** The development server evaluates code and talks by WebSocket; nothing else differs. */
function contentSecurityPolicy(isDevelopment: boolean): string {
  const directives = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    "script-src-attr": ["'none'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(isDevelopment ? ["ws:"] : [])],
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
