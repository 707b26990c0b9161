/*
 * The shop without a network. Registered as /sw.js?build=…, so that each build is a worker with shelves of its own: it
 * waits until no tab shows the build before, then throws that one's shelves away.
 *
 *   the frame      what the build made, and the few pages that must always open: from the shelf first
 *   visited pages  from the network first; from the shelf when there is none
 *   their pictures from the shelf first
 *
 * Pages are the same for everybody: who somebody is and what is in the cart comes from elsewhere, and this worker lets
 * that pass untouched. Pages about an account or an order are not kept even so: an order's address may open it.
 */
const build = new URL(location.href).searchParams.get("build") ?? "";
const frame = `dotcart-frame-${build}`;
const pages = `dotcart-pages-${build}`;
const pictures = `dotcart-pictures-${build}`;
const MOST_PAGES = 60;
const MOST_PICTURES = 400;
const RECENT_MILLISECONDS = 30_000;

const languages = ["en", "de"];
const alwaysThere = languages.flatMap((language) => [`/${language}/offline`, `/${language}/cart`]);
const apart = /^\/(trpc|api|live|og)(\/|$)/;
const personal =
  /^\/[a-z]{2}\/(account|checkout|orders|sign-in|sign-up|forgot-password|reset-password|verify-email)(\/|$)/;

addEventListener("install", (event) =>
  event.waitUntil(Promise.all(alwaysThere.map((path) => visit(path, frame)))),
);
addEventListener("activate", (event) => event.waitUntil(removeOtherBuilds().then(() => clients.claim())));
addEventListener("message", (event) => event.waitUntil(hear(event)));
addEventListener("fetch", (event) => {
  const answer = answerTo(event);
  if (answer !== null) event.respondWith(answer);
});

/** Null leaves a request to the network: whatever is asked of the API, and whatever is not named here. */
function answerTo(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || apart.test(url.pathname)) return null;
  if (url.pathname.startsWith("/_next/static/")) return shelfFirst(event, frame);
  if (request.destination === "image") return shelfFirst(event, pictures);
  if (request.mode === "navigate") return networkFirst(event, url);
  return null;
}

/** For what never changes under its name. */
async function shelfFirst(event, shelf) {
  const kept = await caches.match(event.request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request);
  if (answer.status === 200) event.waitUntil(put(shelf, event.request, answer.clone()));
  return answer;
}

async function networkFirst(event, url) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(url, answer.clone(), pages));
    return answer;
  } catch {
    return withoutNetwork(url);
  }
}

/** The page as it was last seen; else the page that says that there is no network, which knows the way back. */
async function withoutNetwork(url) {
  const name = nameOf(url);
  const kept = (await (await caches.open(pages)).match(name)) ?? (await caches.match(name));
  if (kept !== undefined) return kept;
  const language = await languageOf(url);
  if (url.pathname === "/") return Response.redirect(`/${language}`);
  const offline = `/${language}/offline`;
  if (url.pathname === offline) return Response.error();
  return Response.redirect(`${offline}?from=${encodeURIComponent(url.pathname + url.search)}`);
}

/** A page's name on the shelf. Where what follows `?` is the page's own business, it is one page with and without. */
const nameOf = ({ pathname, search }) =>
  /^\/[a-z]{2}\/(products\/[^/]+|cart|offline)$/.test(pathname) ? pathname : pathname + search;

/** That of the address; else that of the page visited last. */
async function languageOf(url) {
  const last = (await (await caches.open(pages)).keys()).at(-1)?.url ?? "";
  const spoken = [url.href, last].map((href) => (href === "" ? "" : new URL(href).pathname.split("/")[1]));
  return spoken.find((language) => languages.includes(language)) ?? languages[0];
}

/** Raised by `forget`: what was asked for before must not come back onto the shelf after. */
let wipes = 0;
const recently = new Map();

/** Asks for a page that was reached without loading a document, or before this worker was there. */
async function visit(path, shelf) {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin || personal.test(url.pathname) || apart.test(url.pathname)) return;
  if (Date.now() - (recently.get(nameOf(url)) ?? 0) < RECENT_MILLISECONDS) return;
  recently.set(nameOf(url), Date.now());
  await keep(url, await fetch(url, { headers: { accept: "text/html" } }), shelf);
}

/** Puts a document onto its shelf, and beside it what it is drawn with. */
async function keep(url, answer, shelf) {
  const isDocument = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  if (answer.status !== 200 || answer.redirected || !isDocument || personal.test(url.pathname)) return;
  const before = wipes;
  const text = await answer.text();
  if (wipes !== before) return;
  const { headers } = answer;
  await put(
    shelf,
    nameOf(url),
    new Response(text, { headers: { "content-type": headers.get("content-type") } }),
  );
  await Promise.all([
    ...named(text, /\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g).map((path) => fetchOnce(path, frame)),
    ...named(text, /\/products\/[\w.-]+\.(?:svg|png|jpg|webp|avif)/g).map((path) =>
      fetchOnce(path, pictures),
    ),
  ]);
}

const named = (text, pattern) => [...new Set(text.match(pattern) ?? [])];

async function fetchOnce(path, shelf) {
  if ((await caches.match(path, { ignoreVary: true })) !== undefined) return;
  const answer = await fetch(path).catch(() => null);
  if (answer?.status === 200) await put(shelf, path, answer);
}

/** The newest stand last; the oldest make room. */
async function put(shelf, name, answer) {
  const cache = await caches.open(shelf);
  await cache.put(name, answer).catch(() => {});
  const most = { [pages]: MOST_PAGES, [pictures]: MOST_PICTURES }[shelf] ?? Number.POSITIVE_INFINITY;
  const names = await cache.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - most)).map((oldest) => cache.delete(oldest)));
}

async function hear({ data, ports }) {
  if (data?.kind === "visited") await visit(data.path, pages).catch(() => {});
  if (data?.kind === "forget") await forget();
  ports[0]?.postMessage("done");
}

/** Somebody leaves a computer that others use: where he has been is nobody's business. */
async function forget() {
  wipes++;
  recently.clear();
  await Promise.all([caches.delete(pages), caches.delete(pictures)]);
}

async function removeOtherBuilds() {
  const own = [frame, pages, pictures];
  const others = (await caches.keys()).filter((name) => name.startsWith("dotcart-") && !own.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
}
