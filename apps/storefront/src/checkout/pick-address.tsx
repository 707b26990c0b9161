"use client";

import type { Address } from "@dotcart/cart-domain/checkout";
import { useLocale, useTranslations } from "next-intl";
import { countryName } from "#addresses/countries.ts";
import type { SavedAddress } from "./calls.ts";
import { Choice, Choices } from "./choice.tsx";

/** One of the account's addresses, or another. */
export function PickAddress({
  saved,
  picked,
  onPick,
  onOther,
}: {
  readonly saved: readonly SavedAddress[];
  /** Null: another. */
  readonly picked: SavedAddress | null;
  readonly onPick: (address: Address) => void;
  readonly onOther: () => void;
}) {
  const t = useTranslations("Checkout");
  const locale = useLocale();
  return (
    <div className="mb-5">
      <Choices legend={t("pickAddress")}>
        {saved.map(({ id, address }) => (
          <Choice
            key={id}
            group="saved-address"
            value={id}
            isChosen={picked?.id === id}
            onChoose={() => onPick(address)}
            title={address.name}
            hint={`${address.line1}, ${address.postalCode} ${address.city}, ${countryName(address.country, locale)}`}
          />
        ))}
        <Choice
          group="saved-address"
          value="other"
          isChosen={picked === null}
          onChoose={onOther}
          title={t("otherAddress")}
        />
      </Choices>
    </div>
  );
}
