import type { ProductImage } from "@dotcart/cart-domain";
import Image from "next/image";

/**
 * A product's picture in the box around it, which leaves room for it. The pictures are vectors of a few kilobytes:
 * there is nothing for an optimiser to do.
 */
export function Picture({
  image,
  decorative = false,
  eager = false,
}: {
  readonly image: ProductImage | null | undefined;
  /** Beside a name that says the same. */
  readonly decorative?: boolean;
  /** For what is seen first. */
  readonly eager?: boolean;
}) {
  if (!image) return <NoPicture />;
  return (
    <Image
      src={image.url}
      alt={decorative ? "" : image.alt}
      width={image.width}
      height={image.height}
      unoptimized
      loading={eager ? "eager" : "lazy"}
      {...(eager ? { fetchPriority: "high" as const } : {})}
      className="size-full object-cover dark:brightness-[0.93]"
    />
  );
}

const NoPicture = () => <span aria-hidden className="block size-full bg-tile" />;
