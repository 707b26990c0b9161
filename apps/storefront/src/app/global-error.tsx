"use client";

import { messages } from "#i18n/messages.ts";
import { isLocale, routing } from "#i18n/routing.ts";

/** The last resort, when the frame itself fails: it stands alone, without styles or translations around it. */
export default function GlobalError({ retry }: { readonly error: unknown; readonly retry: () => void }) {
  const asked = typeof window === "undefined" ? "" : (window.location.pathname.split("/")[1] ?? "");
  const locale = isLocale(asked) ? asked : routing.defaultLocale;
  const { Error: words } = messages[locale];
  return (
    <html lang={locale} style={{ colorScheme: "light dark" }}>
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          maxWidth: "32rem",
          margin: "20vh auto",
          padding: "1rem",
        }}
      >
        <title>{words.title}</title>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <button type="button" onClick={() => retry()} style={{ font: "inherit", padding: "0.75rem 1.5rem" }}>
          {words.again}
        </button>
      </body>
    </html>
  );
}
