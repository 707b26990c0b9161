/** The looks of a field of the filter form. */
export const field = "h-11 w-full rounded-xl border border-edge bg-card px-3 text-base";
