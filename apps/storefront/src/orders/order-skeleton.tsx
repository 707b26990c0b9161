import { Skeleton } from "#ui/skeleton.tsx";

/** An order to come, about in its size. */
export const OrderSkeleton = ({ label }: { readonly label: string }) => (
  <div role="status" aria-busy className="pt-8 md:pt-12">
    <span className="sr-only">{label}</span>
    <Skeleton className="h-10 w-80 max-w-full" />
    <Skeleton className="mt-4 h-5 w-[30rem] max-w-full" />
    <div className="mt-10 grid gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16">
      <div className="space-y-4">
        {["a", "b", "c"].map((line) => (
          <Skeleton key={line} className="h-24 rounded-tile" />
        ))}
      </div>
      <Skeleton className="h-96 rounded-tile" />
    </div>
  </div>
);
