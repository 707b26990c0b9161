import { NodeEnv, readProcessEnv } from "./env.ts";
import { createLog } from "./log/pino-log.ts";
import { startApi } from "./node/start.ts";

/** The API as a process: starts, says where it listens, and ends in order when it is told to. */
const env = readProcessEnv(NodeEnv);
const log = createLog(env.LOG_LEVEL);

try {
  const api = await startApi(env, log);
  const stop = (signal: string): void => {
    log.info({ signal }, "the API stops");
    void api.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  log.info({ url: api.url }, "the API listens");
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
