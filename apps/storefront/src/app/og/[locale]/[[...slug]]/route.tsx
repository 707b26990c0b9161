import { notFound } from "next/navigation";
import { isLocale } from "#i18n/routing.ts";
import { drawCard } from "#og/draw-card.tsx";

/** The picture that other people's pages show beside a link: the shop's, or a product's with its name and price. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/og/[locale]/[[...slug]]">,
): Promise<Response> {
  const { locale, slug = [] } = await params;
  if (!isLocale(locale) || slug.length > 1) notFound();
  return drawCard(locale, slug[0] ?? null);
}
