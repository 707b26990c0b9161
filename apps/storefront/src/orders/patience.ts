const SECOND = 1_000;

/**
 * When to look again at something that settles by itself, after so many looks: soon at first, then less often. Null:
 * for about three minutes nothing came of it; from here on only the shopper looks.
 */
export function nextLook(looks: number): number | null {
  if (looks < 5) return SECOND;
  if (looks < 15) return 3 * SECOND;
  return looks < 30 ? 10 * SECOND : null;
}
