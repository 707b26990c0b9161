import type { Thing, WithContext } from "schema-dts";
import { serializeJsonLd } from "./serialize-json-ld.ts";

/** Facts for machines. Browsers do not run it, so the policy on scripts does not concern it. */
export const JsonLd = <T extends Thing>({ data }: { readonly data: WithContext<T> }) => (
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serializeJsonLd(data) }} />
);
