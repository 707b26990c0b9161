import { type NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";
import { createIsGone } from "./gone/is-gone.ts";
import { shelves } from "./gone/shelves.ts";
import { routing } from "./i18n/routing.ts";

/** Sends an address without a language to the one the browser prefers. The pages state their alternates themselves. */
const toLanguage = createMiddleware({ ...routing, alternateLinks: false });
const isGone = createIsGone(shelves, Date.now);

/** Before a page is drawn: its language, and for a document whether there is such a page at all. */
export default async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl;
  if (isDocument(request) && (await isGone(pathname))) {
    const locale = pathname.split("/")[1];
    return NextResponse.rewrite(new URL(`/${locale}/gone`, request.url), { status: 404 });
  }
  return toLanguage(request);
}

/**
 * A visit, as opposed to the router of a page that is already there: browsers say so, crawlers say nothing. What the
 * worker hands on has lost its destination; it asks for HTML still, which the router never does.
 */
const isDocument = ({ headers }: NextRequest): boolean =>
  ["document", null].includes(headers.get("sec-fetch-dest")) ||
  headers.get("accept")?.startsWith("text/html") === true;

/** Everything but the API's path, the framework's files, and whatever has a file's name. */
export const config = { matcher: ["/((?!trpc/|api/|live$|og/|_next/|.*\\..*).*)"] };
