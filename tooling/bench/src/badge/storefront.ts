import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startChild, waitForHttp } from "@dotcart/local-stack";
import type { Say } from "../part.ts";

export type Storefront = { readonly url: string; stop(): Promise<void> };

/** Builds the storefront and serves it in production mode in front of the API at this port. */
export async function openStorefront(root: string, apiPort: number, say: Say): Promise<Storefront> {
  const cwd = join(root, "apps/storefront");
  const next = "node_modules/next/dist/bin/next";
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(tmpdir(), `dotcart-bench-storefront-${process.pid}.log`);
  const env = {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    API_URL: `http://127.0.0.1:${apiPort}`,
    SITE_URL: url,
  };
  say("Building the storefront.");
  const build = startChild({ name: "build", args: [next, "build"], cwd, env, logFile });
  if ((await build.ended) !== 0)
    throw new Error(`The storefront could not be built.\n${build.tail().join("\n")}`);
  const args = [next, "start", "--hostname", "127.0.0.1", "--port", String(port)];
  const pages = startChild({ name: "storefront", args, cwd, env, logFile });
  const stop = async (): Promise<void> => {
    await pages.stop();
    rmSync(logFile, { force: true });
  };
  try {
    await waitForHttp(`${url}/robots.txt`, pages, 60);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
