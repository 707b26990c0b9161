import { Skeleton } from "#ui/skeleton.tsx";

/** A product to come: the same columns, the same square for the picture. */
export const ProductDetailsSkeleton = () => (
  <div aria-busy>
    <Skeleton className="my-0.5 h-5 w-40" />
    <div className="mt-5 grid gap-8 md:grid-cols-2 md:gap-12 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
      <Skeleton className="aspect-4/5 max-md:max-h-[55svh] rounded-tile" />
      <div className="md:py-4">
        <Skeleton className="h-9 w-3/4 md:h-11" />
        <Skeleton className="mt-4 h-8 w-32" />
        <Skeleton className="mt-8 h-5 w-20" />
        <Skeleton className="mt-3 h-11 w-full" />
        <Skeleton className="mt-8 h-13 w-full rounded-full" />
        <Skeleton className="mt-8 h-24 w-full" />
      </div>
    </div>
  </div>
);
