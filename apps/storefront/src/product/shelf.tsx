import type { Product } from "@dotcart/cart-domain";
import { ArrowRight } from "lucide-react";
import { Link } from "#i18n/navigation.ts";
import { Skeleton } from "#ui/skeleton.tsx";
import { ProductCard } from "./product-card.tsx";
import { ProductGrid, ProductGridSkeleton } from "./product-grid.tsx";

/** A row of products under a title, with the way to all of them. */
export const Shelf = ({
  title,
  href,
  linkText,
  products,
}: {
  readonly title: string;
  readonly href: string;
  readonly linkText: string;
  readonly products: readonly Product[];
}) => (
  <section className="mt-16 md:mt-24">
    <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 md:mb-8">
      <h2 className="text-2xl md:text-3xl">{title}</h2>
      <Link
        href={href}
        className="group inline-flex items-center gap-1.5 rounded-sm text-[0.9375rem] text-ink-soft hover:text-ink"
      >
        {linkText}
        <ArrowRight
          aria-hidden
          className="size-4 transition-transform group-hover:translate-x-0.5 rtl:rotate-180"
        />
      </Link>
    </div>
    <ProductGrid wide>
      {products.map((product) => (
        <li key={product.id}>
          <ProductCard product={product} />
        </li>
      ))}
    </ProductGrid>
  </section>
);

export const ShelfSkeleton = ({ count }: { readonly count: number }) => (
  <div aria-busy className="mt-16 md:mt-24">
    <Skeleton className="mb-6 h-7 w-56 md:mb-8 md:h-8.5" />
    <ProductGridSkeleton count={count} wide />
  </div>
);
