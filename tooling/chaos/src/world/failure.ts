/** Something that must not happen has happened. */
export class Failure extends Error {
  override name = "Failure";
}

export function must(condition: boolean, why: () => string): asserts condition {
  if (!condition) throw new Failure(why());
}

/**
 * Both the device and the server have gone back to before something that others still have. Nobody promised anything for
 * that, and what happens from here on proves nothing.
 */
export class BeyondPromise extends Error {
  override name = "BeyondPromise";
}
