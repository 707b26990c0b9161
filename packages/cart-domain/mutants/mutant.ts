/**
 * A deliberate fault: a small replacement in one file of src, and the rule of SPEC.md whose own tests must notice it.
 * Each is a mistake somebody has made in a cart, or would like to make.
 */
export type Mutant = {
  readonly name: string;
  readonly rule: string;
  readonly file: string;
  readonly changes: readonly (readonly [find: string, replace: string])[];
};

export const mutant = (
  rule: string,
  name: string,
  file: string,
  ...changes: readonly (readonly [string, string])[]
): Mutant => ({ rule, name, file, changes });
