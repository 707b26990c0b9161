import { writeSync } from "node:fs";
import { NodeEnv, readProcessEnv } from "../../src/env.ts";
import { createLog } from "../../src/log/pino-log.ts";
import { type ChangePorts, type FullPorts, startApi } from "../../src/node/start.ts";
import { createSteps, type Moment } from "../checkout/steps.ts";
import type { Order, Report } from "./api-process.ts";
import { spoils } from "./spoils.ts";

/**
 * The API as a process that does something to itself at a moment it was told: it dies, stands still, waits, or fails to
 * hear an answer. It reads its modules at once and starts when it is told to, so that a fresh one is there quickly.
 */
const steps = createSteps();
let armed: Extract<Order, { kind: "arm" }> | undefined;
let goOn = (): void => {};

steps.at = (moment) => {
  if (armed === undefined || moment !== armed.moment) return;
  const { deed } = armed;
  armed = undefined;
  report({ kind: "reached" });
  switch (deed) {
    case "die":
      process.kill(process.pid, "SIGKILL");
      return new Promise(() => {});
    case "stand still":
      process.kill(process.pid, "SIGSTOP");
      return;
    case "fail":
      throw new Error("the answer was lost");
    case "wait":
      return new Promise((resolve) => {
        goOn = resolve;
      });
  }
};

const [, spoil] = Object.entries(spoils).find(([name]) => name === process.argv[2]) ?? [];

/** Who asks is looked at before anything else is done: the request has arrived. */
const change: ChangePorts = (ports) => ({
  ...(spoil ?? asItIs)(steps.change(ports)),
  tokens: {
    ...ports.tokens,
    async verify(token) {
      await steps.at("after tokens.verify" as Moment);
      return ports.tokens.verify(token);
    },
  },
});

function asItIs(ports: FullPorts): FullPorts {
  return ports;
}

process.on("message", (order: Order) => {
  if (order.kind === "start") void start();
  if (order.kind === "go on") goOn();
  if (order.kind !== "arm") return;
  armed = order;
  report({ kind: "armed" });
});
process.on("disconnect", () => process.exit());
report({ kind: "loaded" });

async function start(): Promise<void> {
  const env = readProcessEnv(NodeEnv);
  const api = await startApi(env, createLog(env.LOG_LEVEL), change);
  report({ kind: "listens", url: api.url });
}

/** Written before anything else happens, also when the process ends with the next line. */
function report(what: Report): void {
  writeSync(1, `\n@${JSON.stringify(what)}\n`);
}
