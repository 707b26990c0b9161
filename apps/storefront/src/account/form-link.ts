/** The look of a way on beside a form. */
export const formLink = "inline-block py-2 underline underline-offset-4 hover:text-ink";
