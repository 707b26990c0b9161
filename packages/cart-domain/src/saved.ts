import type { LineId, SavedLineId, VariantId } from "./schema/ids.ts";

/** Cannot occur in a variant id, so no line of the cart is ever taken for a saved one. */
const SAVED = "~";

/** The line on which goods wait that were saved for later: in the set like any other, in no total and under no limit of lines. */
export const savedLine = (variantId: VariantId): SavedLineId => `${SAVED}${variantId}` as SavedLineId;

export const isSaved = (line: LineId): line is SavedLineId => line.startsWith(SAVED);

/** The goods a line is about, in the cart or saved. */
export const variantOf = (line: LineId): VariantId =>
  (isSaved(line) ? line.slice(SAVED.length) : line) as VariantId;
