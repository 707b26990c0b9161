/** States what only a bug of ours can break. A refusal a user can cause is a value instead (`result.ts`). */
export function invariant(condition: boolean, belief: string): asserts condition {
  if (!condition) throw new Error(`Broken belief: ${belief}`);
}
