const acceptable = /^[0-9A-Za-z._-]{1,64}$/;

/** The id under which a request is told about: the caller's own when it is a plain word, else a fresh one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given !== null && acceptable.test(given) ? given : crypto.randomUUID();
}
