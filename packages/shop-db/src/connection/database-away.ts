/**
 * Postgres did not answer: it is down, unreachable, starting, or slower than the time allowed. Whether a change that
 * ended like this was made is unknown; the same change may be asked for again.
 */
export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway";
  readonly kind = "database-away";
}

/** Whether an error says that the database is away, wherever in its chain of causes. */
export function saysAway(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each instanceof DatabaseAway) return true;
    if ("code" in each && typeof each.code === "string" && isAwayCode(each.code)) return true;
    if (each instanceof AggregateError && each.errors.some(saysAway)) return true;
  }
  return false;
}

function isAwayCode(code: string): boolean {
  return socketCodes.has(code) || statePrefixes.some((prefix) => code.startsWith(prefix));
}

const socketCodes = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * SQLSTATE: connection exceptions; too many connections or no memory; shutting down, crashed or starting; a statement
 * past its time (57014) or a lock not had in time (55P03); a transaction that sat idle (25P03).
 */
const statePrefixes = ["08", "53", "57P", "57014", "55P03", "25P03"];
