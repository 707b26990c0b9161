import type { AppRouter } from "@dotcart/api/router";
import { createTRPCClient, httpLink } from "@trpc/client";
import { env } from "#env.ts";

const TIMEOUT_MILLISECONDS = 5_000;

/** The API as this server calls it: for what everybody may read. Nobody's session ever passes through here. */
export const api = () =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${env().API_URL}/trpc`,
        fetch: (url, options) =>
          fetch(url, { ...options, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) } as RequestInit),
      }),
    ],
  });
