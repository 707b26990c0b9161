import clsx from "clsx";

/**
 * Holds the place of something on its way, in its size. Says nothing: the region around it is `aria-busy`. On a tile it is
 * of the lines' colour, since a tile on a tile is not seen.
 */
export const Skeleton = ({ className }: { readonly className: string }) => (
  <span
    aria-hidden
    className={clsx("block animate-pulse rounded-lg bg-tile in-[.bg-tile]:bg-line", className)}
  />
);
