"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { AddressLines } from "./address-lines.tsx";

/** A saved address, with what can be done to it. */
export function AddressCard({
  address,
  onChange,
  onRemove,
}: {
  readonly address: Address;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const t = useTranslations("Addresses");
  const where = `${address.name}, ${address.city}`;
  return (
    <div className="flex h-full flex-col rounded-tile border border-line p-5 pb-2">
      <div className="flex-1">
        <AddressLines address={address} />
      </div>
      <p className="-mx-3 mt-3 flex flex-wrap">
        <button type="button" onClick={onChange} aria-label={t("change", { name: where })} className={action}>
          <Pencil aria-hidden className="size-4" />
          {t("changeIt")}
        </button>
        <button type="button" onClick={onRemove} aria-label={t("remove", { name: where })} className={action}>
          <Trash2 aria-hidden className="size-4" />
          {t("removeIt")}
        </button>
      </p>
    </div>
  );
}

const action =
  "inline-flex min-h-11 items-center gap-2 rounded-full px-3 text-sm text-ink-soft hover:bg-tile hover:text-ink";
