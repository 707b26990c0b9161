import type { Session, Tokens } from "./port.ts";

/**
 * Remembers verified tokens until they expire, because checking a signature costs as much as the rest of a request.
 * Only what was found good is kept, and the oldest goes first, so made-up tokens neither fill it nor are believed.
 */
export function rememberVerified(tokens: Tokens, clock: () => number, capacity = 20_000): Tokens {
  const sessions = new Map<string, Session>();

  async function verify(token: string) {
    const verified = await tokens.verify(token);
    if (verified.ok) {
      sessions.set(token, verified.session);
      if (sessions.size > capacity) sessions.delete(sessions.keys().next().value as string);
    }
    return verified;
  }

  return {
    issue: (session) => tokens.issue(session),
    verify(token) {
      const session = sessions.get(token);
      if (session === undefined) return verify(token);
      if (session.expiresAt > clock()) return { ok: true, session };
      sessions.delete(token);
      return { ok: false, fault: "expired" };
    },
  };
}
