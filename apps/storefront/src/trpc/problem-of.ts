import type { AppRouter, Problem } from "@dotcart/api/router";
import { TRPCClientError } from "@trpc/client";

/** Why a call failed: what the API said, or that nothing (or nothing intelligible) came back. */
export type Trouble = Problem | { readonly kind: "api-unreachable" };

/** Every failure of a call in one shape. Whatever is no refusal of the API's own counts as not having reached it. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof TRPCClientError)) return { kind: "api-unreachable" };
  const { data } = error as TRPCClientError<AppRouter>;
  return data?.problem ?? { kind: "api-unreachable" };
}
