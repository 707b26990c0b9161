import { describeError } from "./describe-error.ts";
import type { Log } from "./port.ts";

type Level = "warn" | "error";

/** One JSON line per event, as edge platforms collect them; what only matters while debugging is left out. */
export const consoleLog: Log = {
  debug() {},
  info() {},
  warn: (fields, message) => write("warn", fields, message),
  error: (fields, message) => write("error", fields, message),
};

function write(level: Level, fields: object, message: string): void {
  const told = { level, service: "api-edge", ...fields, message };
  console[level](JSON.stringify(told, (_, value) => (value instanceof Error ? describeError(value) : value)));
}
