import { Skeleton } from "#ui/skeleton.tsx";

/** The places of the first step and of the sums, before anybody knows what is in the cart. */
export const CheckoutSkeleton = ({ label }: { readonly label: string }) => (
  <div role="status" aria-busy className="grid items-start gap-8 lg:grid-cols-[1fr_23rem] lg:gap-16">
    <span className="sr-only">{label}</span>
    <div className="order-last max-w-2xl space-y-5 lg:order-none">
      <Skeleton className="h-11" />
      <Skeleton className="h-8 w-1/2" />
      {["a", "b", "c", "d", "e"].map((row) => (
        <Skeleton key={row} className="h-16" />
      ))}
    </div>
    <Skeleton className="h-14 rounded-tile lg:h-96" />
  </div>
);
