/** A text in the languages the storefront speaks. English is what a product's own texts are written in. */
export type Translated = { readonly en: string; readonly de: string };
