import { type DestinationStream, type LevelWithSilent, pino } from "pino";
import type { Log } from "../log.ts";
import { scrub } from "./scrub.ts";

const secretFields = ["token", "authorization", "cookie", "password", "secret", "email", "headers"];

/** Longer messages are cut: the SDK repeats the whole command in its errors. */
const longestMessage = 500;

/** One JSON line per event on standard output. Secrets are taken out by field name, and out of the texts of errors. */
export function createLog(level: LevelWithSilent, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service: "api" },
    redact: [...secretFields, ...secretFields.map((name) => `*.${name}`)],
    serializers: { err: describe },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** An error as a reader of logs needs it, with what caused it. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return scrub(String(error)).slice(0, longestMessage);
  const { name, message, stack, cause } = error;
  return {
    name,
    message: scrub(message).slice(0, longestMessage),
    ...("code" in error ? { code: error.code } : {}),
    stack: framesOf(stack),
    ...(cause === undefined ? {} : { cause: describe(cause) }),
  };
}

/** Where it happened; the first lines of a stack repeat the message. */
const framesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? "")
    .split("\n")
    .flatMap((line) => /^\s+at (.*)$/.exec(line)?.[1] ?? [])
    .slice(0, 12);
