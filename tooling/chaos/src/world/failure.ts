/** Something that must not happen has happened. */
export class Failure extends Error {
  override name = "Failure";
}

export function must(condition: boolean, why: () => string): asserts condition {
  if (!condition) throw new Failure(why());
}
