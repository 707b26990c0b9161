/**
 * Where a shopper wanted to go when the network was missing: the path in `from`, when it is a path of this shop and
 * not that of the offline page itself; else the start page.
 */
export function wayBack({ href }: { readonly href: string }): string {
  const here = new URL(href);
  const home = `/${here.pathname.split("/")[1] ?? ""}`;
  const from = here.searchParams.get("from") ?? "";
  if (!from.startsWith("/") || !URL.canParse(from, here)) return home;
  const there = new URL(from, here);
  return there.origin === here.origin && there.pathname !== here.pathname
    ? there.pathname + there.search
    : home;
}
