import type { Product } from "@dotcart/cart-domain";
import { useLocale, useTranslations } from "next-intl";
import { catalogueLanguage } from "#catalogue/language.ts";
import { formatMoney } from "#format/money.ts";
import { Link } from "#i18n/navigation.ts";
import { Picture } from "#ui/picture.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { isSoldInPacks } from "./packs.ts";
import { priceRange } from "./price-range.ts";
import { productStock } from "./stock.ts";

/** A product on a shelf. One link covers the whole card; its name is the product's. */
export function ProductCard({
  product,
  eager = false,
}: {
  readonly product: Product;
  readonly eager?: boolean;
}) {
  const t = useTranslations("Product");
  const locale = useLocale();
  const price = priceRange(product);
  const stock = productStock(product);
  const isGone = stock.kind === "sold-out" || stock.kind === "unavailable";
  return (
    <article className="group relative">
      <div className="relative aspect-4/5 overflow-hidden rounded-tile bg-tile">
        <div
          className={`size-full transition-transform duration-500 ease-out group-hover:scale-[1.03] motion-reduce:transform-none ${isGone ? "opacity-55" : ""}`}
        >
          <Picture image={product.images[0]} decorative eager={eager} />
        </div>
        {(isGone || stock.kind === "few") && (
          <span className="absolute start-3 top-3 rounded-full bg-paper px-2.5 py-1 text-xs font-medium text-ink shadow-sm">
            {stock.kind === "few"
              ? t("left", { count: stock.count })
              : t(stock.kind === "sold-out" ? "soldOut" : "unavailable")}
          </span>
        )}
      </div>
      <h3 className="mt-3 line-clamp-2 text-base leading-snug font-medium tracking-normal">
        <Link
          href={`/products/${product.slug}`}
          lang={catalogueLanguage}
          className="after:absolute after:inset-0 after:rounded-tile"
        >
          {product.name}
        </Link>
      </h3>
      {price !== null && (
        <p className="mt-1 text-ink-soft tabular-nums">
          {price.varies
            ? t("from", { price: formatMoney(price.from, locale) })
            : formatMoney(price.from, locale)}
          {isSoldInPacks(product.variants) && ` ${t("each")}`}
        </p>
      )}
    </article>
  );
}

/** A card to come, in the size of a card with a name of one line. */
export const ProductCardSkeleton = () => (
  <div>
    <Skeleton className="aspect-4/5 rounded-tile" />
    <Skeleton className="mt-3.5 h-4.5 w-3/4" />
    <Skeleton className="mt-2.5 h-4 w-1/3" />
  </div>
);
