/** How a moment in an order's life is written: by the clock of whoever looks. Orders are only ever drawn in a browser. */
export const orderTime = () => ({ ...orderDay(), timeStyle: "short" }) as const;

/** The day of it alone, by the same clock: a list and the page it leads to name one day. */
export const orderDay = () =>
  ({ dateStyle: "long", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }) as const;
