import { Refusal } from "../problem.ts";
import type { Endpoint } from "./endpoints.ts";
import type { Limiter } from "./limiter.ts";

type Asked = { readonly headers: Headers; readonly input: Readonly<Record<string, unknown>> };

/** Counts the request against its endpoint's limits, and refuses when one of them is reached. */
export function requireTries(limiter: Limiter, path: string, { limits }: Endpoint, asked: Asked): void {
  const caller = callerOf(asked.headers);
  const address = typeof asked.input.email === "string" ? asked.input.email.trim().toLowerCase() : "";
  const counted = [
    [`${path} from ${caller}`, limits?.caller],
    [`${path} of ${address}`, limits?.address],
    [`${path} of ${address} from ${caller}`, limits?.callerAndAddress],
  ] as const;
  for (const [key, limit] of counted) {
    const retryAfterSeconds = limit === undefined ? 0 : limiter(key, limit);
    if (retryAfterSeconds > 0) throw new Refusal({ kind: "too-many-tries", retryAfterSeconds });
  }
}

/** Who asks, as whoever stands before us wrote it down; all who come without are one caller. */
const callerOf = (headers: Headers): string =>
  headers.get("x-forwarded-for")?.split(",", 1)[0]?.trim().slice(0, 64) || "directly";
