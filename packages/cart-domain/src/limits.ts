/** Limits refuse new operations, never a join: what other replicas did is kept and flagged by the review. */
export const limits = {
  lines: 200,
  liveDots: 2048,
  /** Live dots to which a cart may grow by what its devices did before they heard of each other. */
  joinedDots: 4096,
  quantityMin: 1,
  quantityMax: 9999,
  replicas: 64,
  /** Minor units of one piece. */
  priceMax: 100_000_000,
} as const;
