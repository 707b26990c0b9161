"use client";

import type { AppRouter } from "@dotcart/api/router";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";

/**
 * The API as a tab calls it: below its own origin, with the session in a cookie that no script can read. What it answers
 * in words, and what it writes in mails, is in the language of the page.
 */
export const createBrowserClient = () =>
  createTRPCClient<AppRouter>({
    links: [
      httpLink({ url: "/trpc", headers: () => ({ "accept-language": document.documentElement.lang }) }),
    ],
  });

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
