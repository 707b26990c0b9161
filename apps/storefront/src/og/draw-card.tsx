import { readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import type { Product, ProductImage } from "@dotcart/cart-domain";
import { ImageResponse } from "next/og";
import { productBySlug } from "#catalogue/reads.ts";
import { formatMoney } from "#format/money.ts";
import { messages } from "#i18n/messages.ts";
import type { Locale } from "#i18n/routing.ts";
import { priceRange } from "#product/price-range.ts";
import { Card } from "./card.tsx";

const size = { width: 1200, height: 630 };
/** Seconds. Other people's pages keep their own copies anyway. */
const headers = { "cache-control": "public, max-age=300, s-maxage=3600" };

/** Draws the card of a product, or the shop's when there is no such product or it cannot be read. */
export async function drawCard(locale: Locale, slug: string | null): Promise<Response> {
  const product = slug === null ? null : await productBySlug(slug).catch(() => null);
  const { Site } = messages[locale];
  const card =
    product === null ? (
      <Card title={Site.tagline} note={Site.name} picture={null} />
    ) : (
      <Card
        title={product.name}
        note={noteOf(product, locale)}
        picture={await pictureOf(product.images[0])}
      />
    );
  return new ImageResponse(card, { ...size, headers });
}

function noteOf(product: Product, locale: Locale): string {
  const price = priceRange(product);
  if (price === null) return product.category.name;
  const words = formatMoney(price.from, locale);
  return price.varies ? messages[locale].Product.from.replace("{price}", words) : words;
}

/** Vectors are drawn from the public folder; nothing outside of it is ever read. */
async function pictureOf(image: ProductImage | undefined): Promise<string | null> {
  if (image === undefined || !/^\/products\/[\w-]+\.svg$/.test(image.url)) return null;
  const file = join(process.cwd(), "public", normalize(image.url));
  return readFile(file, "base64").then(
    (data) => `data:image/svg+xml;base64,${data}`,
    () => null,
  );
}
