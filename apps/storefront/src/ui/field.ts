/** The looks of a field of a form. */
export const field =
  "h-11 w-full rounded-xl border border-edge bg-card px-3 text-base aria-invalid:border-bad";
