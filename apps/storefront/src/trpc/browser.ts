"use client";

import type { AppRouter } from "@dotcart/api/router";
import { createTRPCClient, httpLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";

/** The API as a tab calls it: below its own origin, with the session in a cookie that no script can read. */
export const createBrowserClient = () => createTRPCClient<AppRouter>({ links: [httpLink({ url: "/trpc" })] });

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
