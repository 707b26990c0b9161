/** The names by which a change in the catalogue can make pages forget what they keep. */
export const tags = { catalogue: "catalogue", product: (slug: string) => `product:${slug}` } as const;
