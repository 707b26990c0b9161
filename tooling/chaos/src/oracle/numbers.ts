/** A set of operations, by their numbers: one bit each. Small worlds, many questions. */
export type Numbers = bigint;

export const none: Numbers = 0n;
export const bit = (number: number): Numbers => 1n << BigInt(number);
export const has = (set: Numbers, number: number): boolean => (set & bit(number)) !== 0n;
export const without = (set: Numbers, other: Numbers): Numbers => set & ~other;

export function listed(set: Numbers): readonly number[] {
  const numbers: number[] = [];
  for (let number = 0, rest = set; rest !== 0n; number++, rest >>= 1n)
    if ((rest & 1n) === 1n) numbers.push(number);
  return numbers;
}
