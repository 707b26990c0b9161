"use client";

import type { ProductImage } from "@dotcart/cart-domain";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { catalogueLanguage } from "#catalogue/language.ts";
import { Picture } from "#ui/picture.tsx";

/** The picture that is looked at, and the others to choose from. */
export function Gallery({ images }: { readonly images: readonly ProductImage[] }) {
  const t = useTranslations("Product");
  const [index, setIndex] = useState(0);
  return (
    <div>
      <div
        lang={catalogueLanguage}
        className="aspect-4/5 max-md:max-h-[55svh] overflow-hidden rounded-tile bg-tile"
      >
        <Picture image={images[index]} eager />
      </div>
      {images.length > 1 && (
        <ul className="mt-4 flex gap-3">
          {images.map((image, position) => (
            <li key={image.url}>
              <button
                type="button"
                aria-label={t("picture", { number: position + 1, count: images.length })}
                aria-pressed={position === index}
                onClick={() => setIndex(position)}
                className="block size-18 overflow-hidden rounded-xl border-2 border-transparent bg-tile aria-pressed:border-accent"
              >
                <Picture image={image} decorative eager />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
