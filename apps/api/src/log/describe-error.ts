import { scrub } from "./scrub.ts";

/** Longer messages are cut: the SDK repeats the whole command in its errors. */
const longestMessage = 500;

/** An error as a reader of logs needs it, with what caused it, without what nobody should read. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return scrub(String(error)).slice(0, longestMessage);
  const { name, message, stack, cause } = error;
  return {
    name,
    message: scrub(message).slice(0, longestMessage),
    ...("code" in error ? { code: error.code } : {}),
    stack: framesOf(stack),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

/** Where it happened; the first lines of a stack repeat the message. */
const framesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? "")
    .split("\n")
    .flatMap((line) => /^\s+at (.*)$/.exec(line)?.[1] ?? [])
    .slice(0, 12);
