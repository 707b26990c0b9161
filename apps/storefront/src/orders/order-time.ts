/** How a moment in an order's life is written. */
export const orderTime = { dateStyle: "long", timeStyle: "short" } as const;
