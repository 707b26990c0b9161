/** The one language of names, descriptions and pictures' texts in the catalogue, whatever the page's own is. */
export const catalogueLanguage = "en";
