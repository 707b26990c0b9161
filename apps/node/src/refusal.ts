/**
 * Why a request is not done, in Maelstrom's words, each with its code. All but `crash` are definite: what was asked
 * has not happened and will not.
 */
export const codes = {
  "not-supported": 10,
  "temporarily-unavailable": 11,
  "malformed-request": 12,
  crash: 13,
  abort: 14,
} as const;

export type Refusal = { readonly kind: keyof typeof codes; readonly text: string };

export const malformed = (text: string): Refusal => ({ kind: "malformed-request", text });
