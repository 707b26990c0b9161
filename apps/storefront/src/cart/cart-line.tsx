"use client";

import { Bookmark, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatMoney } from "#format/money.ts";
import { Link } from "#i18n/navigation.ts";
import { HitchNote } from "#ui/hitch-note.tsx";
import { Picture } from "#ui/picture.tsx";
import { Price } from "#ui/price.tsx";
import { QuantityStepper } from "#ui/quantity-stepper.tsx";
import { Skeleton } from "#ui/skeleton.tsx";
import { limitsOf } from "./line-limits.ts";
import { hasOwnName } from "./line-name.ts";
import { LineNotes } from "./line-notes.tsx";
import { lineState } from "./line-state.ts";
import type { CartLineView, Restore } from "./use-cart.tsx";
import { useLineChanges } from "./use-line-changes.ts";
import { useLineName } from "./use-line-name.ts";

/** One line: what it is, how many, what it costs, and whatever must be known of it. It stays editable while it is saved. */
export function CartLine({
  line,
  size,
  onRemoved,
  onLeave,
}: {
  readonly line: CartLineView;
  readonly size: "small" | "large";
  /** Called in the same frame, so that what takes the line's place is there when it goes. */
  readonly onRemoved: (undo: Restore) => void;
  readonly onLeave?: () => void;
}) {
  const t = useTranslations("Cart");
  const name = useLineName()(line);
  const changes = useLineChanges(line, { name, onRemoved });
  const limits = limitsOf(line);
  return (
    <li
      data-variant={line.variantId}
      className={`flex py-5 ${size === "small" ? "gap-4" : "gap-4 sm:gap-6"}`}
    >
      <LinePicture line={line} size={size} />
      <div className="min-w-0 flex-1">
        <LineHead line={line} name={name} {...(onLeave === undefined ? {} : { onLeave })} />
        <div className="mt-3 flex flex-wrap items-start justify-between gap-x-1 gap-y-2">
          {limits === null ? (
            <span />
          ) : (
            <QuantityStepper
              name={name}
              value={changes.quantity}
              limits={limits}
              onChange={changes.setDraft}
              onCommit={changes.setQuantity}
              onNone={changes.remove}
            />
          )}
          <div className="-me-3 ms-auto flex min-h-11 items-center">
            {size === "large" && (
              <button
                type="button"
                onClick={changes.saveForLater}
                aria-label={t("saveLine", { name })}
                className="inline-flex min-h-11 min-w-10 items-center justify-center gap-2 rounded-full text-sm sm:px-3 text-ink-soft hover:bg-tile hover:text-ink"
              >
                <Bookmark aria-hidden className="size-4.5" />
                <span className="max-sm:hidden">{t("saveForLater")}</span>
              </button>
            )}
            <button
              type="button"
              onClick={changes.remove}
              aria-label={t("removeLine", { name })}
              className="inline-flex h-11 w-10 shrink-0 items-center justify-center rounded-full text-ink-soft hover:bg-tile hover:text-ink sm:w-11"
            >
              <Trash2 aria-hidden className="size-4.5" />
            </button>
          </div>
        </div>
        {changes.trouble !== null && (
          <div className="mt-3">
            <HitchNote words={changes.trouble} onAgain={null} />
          </div>
        )}
        <LineNotes line={line} limits={limits} changes={changes} />
      </div>
    </li>
  );
}

/** Name and price of a line. What another device has just put in may have neither yet: their places are kept. */
export function LineHead({
  line,
  name,
  onLeave,
}: {
  readonly line: CartLineView;
  readonly name: string;
  readonly onLeave?: () => void;
}) {
  const t = useTranslations("Cart");
  const locale = useLocale();
  const { variant, quantity } = line;
  if (lineState(line) === "unnamed")
    return (
      <div className="flex items-start justify-between gap-3" aria-busy>
        <p className="flex-1">
          <span className="sr-only">{name}</span>
          <Skeleton className="h-5 w-2/3" />
        </p>
        <Skeleton className="h-5 w-14" />
      </div>
    );
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <p className="leading-snug font-medium">
          {variant === null ? (
            name
          ) : (
            <Link
              href={{ pathname: `/products/${variant.product.slug}`, query: { variant: variant.id } }}
              {...(onLeave === undefined ? {} : { onClick: onLeave })}
              className="hover:text-accent"
            >
              {variant.product.name}
            </Link>
          )}
        </p>
        {variant !== null && hasOwnName(variant.name) && (
          <p className="text-sm text-ink-soft">{variant.name}</p>
        )}
        {quantity > 1 && (
          <p className="text-sm whitespace-nowrap text-ink-soft tabular-nums">
            {t("each", { price: formatMoney(line.price, locale) })}
          </p>
        )}
      </div>
      <p className="font-medium">
        <Price money={line.subtotal} />
      </p>
    </div>
  );
}

export function LinePicture({
  line,
  size,
}: {
  readonly line: CartLineView;
  readonly size: "small" | "large";
}) {
  return (
    <div
      className={`shrink-0 self-start overflow-hidden rounded-2xl bg-tile ${size === "small" ? "size-16 min-[22.5rem]:size-20" : "size-20 min-[22.5rem]:size-24 sm:size-28"}`}
    >
      <Picture image={line.variant?.product.image} decorative />
    </div>
  );
}
