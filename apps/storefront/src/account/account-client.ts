"use client";

import { createAuthClient } from "better-auth/client";

/**
 * The accounts as a tab calls them: below its own origin, the sign-in in a cookie that no script can read. Mails come
 * in the language of the page that asks for them. It follows no redirect: where a page leads is the page's business.
 */
export const accountClient = createAuthClient({
  disableDefaultFetchPlugins: true,
  fetchOptions: {
    onRequest: ({ headers }) => headers.set("accept-language", document.documentElement.lang),
  },
});
