/**
 * How long each wait may last, in milliseconds. A request waits for the catalogue once and for the carts once, so it
 * is answered within three seconds whatever is away.
 */
export const patience = {
  /** One request to Redis, however often it is tried. */
  redis: 1500,
  /** Carts in Redis, with the time a command waits for its turn. */
  carts: 1800,
  /** The catalogue, wherever it comes from. */
  catalogue: 1000,
  /** How old the copy may be that a process prices carts from. */
  catalogueCopy: 1000,
} as const;
