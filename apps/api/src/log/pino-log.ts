import { type DestinationStream, type LevelWithSilent, pino } from "pino";
import { describeError } from "./describe-error.ts";
import type { Log } from "./port.ts";

const secretFields = ["token", "authorization", "cookie", "password", "secret", "email", "headers"];

/** One JSON line per event on standard output. Secrets are taken out by field name, and out of the texts of errors. */
export function createLog(level: LevelWithSilent, destination?: DestinationStream): Log {
  const options = {
    level,
    base: { service: "api" },
    redact: [...secretFields, ...secretFields.map((name) => `*.${name}`)],
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
