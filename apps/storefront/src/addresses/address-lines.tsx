import type { Address } from "@dotcart/cart-domain/checkout";
import { useLocale } from "next-intl";
import { countryName } from "./countries.ts";

/** An address as an envelope has it. Great Britain and Ireland write the postal code below the town. */
export function AddressLines({ address }: { readonly address: Address }) {
  const { name, line1, line2, city, region, postalCode, country, phone } = address;
  const isBelow = country === "GB" || country === "IE";
  const lines = [
    name,
    line1,
    line2,
    isBelow ? city : `${postalCode} ${city}`,
    region,
    isBelow ? postalCode : undefined,
    countryName(country, useLocale()),
    phone,
  ];
  return (
    <address className="not-italic wrap-anywhere">
      {lines
        .filter((text) => text !== undefined)
        .map((text, index) => (
          <span key={`${index} ${text}`} className="block">
            {text}
          </span>
        ))}
    </address>
  );
}
