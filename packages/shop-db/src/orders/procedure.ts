/** What a caller's keys are scoped to beside himself; `place_order` writes the same word. */
export const placing = "checkout.place";
