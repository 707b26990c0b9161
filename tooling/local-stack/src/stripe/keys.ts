import { StripeFault } from "./fault.ts";

export type Answer = { readonly status: number; readonly body: string; readonly isKept: boolean };

type Kept = { readonly fingerprint: string; readonly answer: Answer };

/**
 * Idempotency keys as Stripe keeps them: the first request's answer, whatever it was, is the answer to every other with
 * its key; another request with it is refused, and so is one that comes while the first is still under way.
 */
export function createKeys() {
  const kept = new Map<string, Kept>();
  const running = new Set<string>();

  return {
    async once(
      key: string,
      fingerprint: string,
      work: () => Promise<Answer>,
    ): Promise<{ readonly answer: Answer; readonly isReplayed: boolean }> {
      if (running.has(key)) throw inUse(key);
      const known = kept.get(key);
      if (known !== undefined) {
        if (known.fingerprint !== fingerprint) throw otherRequest(key);
        return { answer: known.answer, isReplayed: true };
      }
      running.add(key);
      try {
        const answer = await work();
        if (answer.isKept) kept.set(key, { fingerprint, answer });
        return { answer, isReplayed: false };
      } finally {
        running.delete(key);
      }
    },
    /** As after a day. */
    forget: () => kept.clear(),
  };
}

const otherRequest = (key: string): StripeFault =>
  new StripeFault(
    400,
    {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    },
    false,
  );

const inUse = (key: string): StripeFault =>
  new StripeFault(
    409,
    {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this key (${key}).`,
    },
    false,
  );
