import { Skeleton } from "#ui/skeleton.tsx";

/** Three lines of a cart to come, in the size of lines. */
export const CartSkeleton = ({
  size,
  label,
}: {
  readonly size: "small" | "large";
  readonly label: string;
}) => (
  <div role="status" aria-busy className={size === "large" ? "max-w-3xl" : ""}>
    <span className="sr-only">{label}</span>
    {["a", "b", "c"].map((line) => (
      <div key={line} className="flex gap-4 border-b border-line py-5 last:border-0">
        <Skeleton className={size === "small" ? "size-20" : "size-24 sm:size-28"} />
        <div className="flex-1 space-y-3 pt-1">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-4 w-1/3" />
          <Skeleton className="h-11 w-32" />
        </div>
      </div>
    ))}
  </div>
);
