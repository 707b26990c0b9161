import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** The commands the edge sends; `cart-store` names the same in its `RedisScripting`. */
const used = new Set(["eval", "evalsha", "evalRo", "evalshaRo", "ping"]);

/** A method of the SDK's client or pipeline that makes one command and nothing else. */
const commandMethod = /^ {2}(\w+) = \([^)]*\) => (?:this\.chain\()?new \w+Command\([\s\S]*?;\n/gm;

/**
 * The SDK's client and its pipeline hold a method for each of Redis' commands, 60 kB of them, which no bundler can
 * tell from needed ones. This leaves out those the edge does not send. Should a new version of the SDK be written
 * another way, nothing is left out, and the limit of the bundle says so.
 */
export const edgeDiet: Plugin = {
  name: "edge-diet",
  setup(build) {
    build.onLoad({ filter: /@upstash\/redis\/chunk-\w+\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(commandMethod, (method, name: string) =>
        used.has(name) ? method : "",
      );
      return { contents, loader: "js" };
    });
  },
};
