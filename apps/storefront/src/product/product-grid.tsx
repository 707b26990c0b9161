import type { ReactNode } from "react";
import { ProductCardSkeleton } from "./product-card.tsx";

/** Cards side by side: two on a phone, four on a desk. */
export const ProductGrid = ({
  children,
  wide = false,
}: {
  readonly children: ReactNode;
  readonly wide?: boolean;
}) => (
  <ul
    className={`grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 md:grid-cols-3 ${wide ? "lg:grid-cols-4" : "xl:grid-cols-4"}`}
  >
    {children}
  </ul>
);

export const ProductGridSkeleton = ({
  count,
  wide = false,
}: {
  readonly count: number;
  readonly wide?: boolean;
}) => (
  <div aria-busy>
    <ProductGrid wide={wide}>
      {Array.from({ length: count }, (_, index) => (
        <li key={index}>
          <ProductCardSkeleton />
        </li>
      ))}
    </ProductGrid>
  </div>
);
