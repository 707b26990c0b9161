/**
 * How long each wait may last, in milliseconds. A request asks the copy of the catalogue, where that does not know the
 * books, and then the carts, so it is answered within three seconds whatever is away or silent.
 */
export const patience = {
  /** One request to Redis, however often it is tried. */
  redis: 1900,
  /** Carts in Redis, with the time a command waits for its turn. */
  carts: 2000,
  /** The catalogue's projection in Redis, where there are books to ask instead. */
  projection: 300,
  /** The catalogue, wherever else it comes from. */
  catalogue: 700,
  /** The accounts' key set. */
  accounts: 2000,
  /** Products, listings and searches in Postgres. */
  shelf: 2500,
  /** The lock of a checkout, which is done without it where it does not answer. */
  lock: 500,
  /** One call to who takes the money; two of them fit into the time that a payment is driven for. */
  payment: 8000,
  /** How old the copy may be that a process prices carts from. */
  catalogueCopy: 1000,
} as const;
