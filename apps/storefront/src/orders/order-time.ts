/** How a moment in an order's life is written: by the clock of whoever looks. Orders are only ever drawn in a browser. */
export const orderTime = () =>
  ({
    dateStyle: "long",
    timeStyle: "short",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }) as const;
