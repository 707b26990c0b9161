import createMiddleware from "next-intl/middleware";
import { routing } from "./i18n/routing.ts";

/** Sends an address without a language to the one the browser prefers. The pages state their alternates themselves. */
export default createMiddleware({ ...routing, alternateLinks: false });

/** Everything but the API's path, the framework's files, and whatever has a file's name. */
export const config = { matcher: ["/((?!trpc/|og/|_next/|.*\\..*).*)"] };
