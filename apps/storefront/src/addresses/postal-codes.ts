/** How a country writes its postal codes, and one of them to show. Blanks and case are the shopper's own. */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly example: string }>> = {
  AT: { form: /^\d{4}$/, example: "1010" },
  BE: { form: /^\d{4}$/, example: "1000" },
  CH: { form: /^\d{4}$/, example: "8001" },
  DE: { form: /^\d{5}$/, example: "10115" },
  DK: { form: /^\d{4}$/, example: "1050" },
  ES: { form: /^\d{5}$/, example: "28013" },
  FR: { form: /^\d{5}$/, example: "75001" },
  GB: { form: /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/, example: "SW1A 1AA" },
  IE: { form: /^[A-Z]\d[\dW][A-Z\d]{4}$/, example: "D02 X285" },
  IT: { form: /^\d{5}$/, example: "00184" },
  LU: { form: /^(L-?)?\d{4}$/, example: "1855" },
  NL: { form: /^\d{4}[A-Z]{2}$/, example: "1012 JS" },
  PL: { form: /^\d{2}-?\d{3}$/, example: "00-001" },
  SE: { form: /^\d{5}$/, example: "111 20" },
};

/** Whether this may be a postal code of that country. Of a country that is not known here, anything may. */
export function mayBePostalCode(text: string, country: string): boolean {
  const known = forms[country];
  return known === undefined || known.form.test(text.replaceAll(/\s/g, "").toUpperCase());
}

/** A postal code as that country writes them; null where none is known. */
export const postalCodeExample = (country: string): string | null => forms[country]?.example ?? null;
