import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** The commands the edge sends; `cart-store` names the same in its `RedisScripting`. */
const used = new Set(["eval", "evalsha", "evalRo", "evalshaRo", "ping"]);

/** A method of the SDK's client or pipeline that makes one command and nothing else. */
const commandMethod = /^ {2}(\w+) = \([^)]*\) => (?:this\.chain\()?new \w+Command\([\s\S]*?;\n/gm;

/** What an `export` line of a module names. */
const exported = /^export (?:function|const) (\w+)/gm;

/**
 * What no bundler can tell from needed code. The SDK's client and its pipeline hold a method for each of Redis'
 * commands, 60 kB of them: those the edge does not send are left out. Every schema of zod's can tell itself as JSON
 * Schema, 15 kB that nobody here asks for: in their place stands a refusal. Should a new version of either be written
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
    build.onLoad(
      { filter: /zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ },
      async ({ path }) => {
        const names = [...(await readFile(path, "utf8")).matchAll(exported)].map(([, name]) => name ?? "");
        const contents = [
          'const refuse = () => { throw new Error("no JSON Schema is made at the edge"); };',
          ...names.map(
            (name) => `export const ${name} = ${name.startsWith("create") ? "() => refuse" : "refuse"};`,
          ),
        ].join("\n");
        return { contents, loader: "js" };
      },
    );
  },
};
