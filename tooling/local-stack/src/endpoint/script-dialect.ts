import { createHash } from "node:crypto";
import type { Command } from "./command.ts";

/** As many scripts as are remembered; past that they are sent by their text once more. */
const mostScripts = 1_000;
const foreignFlag = "allow-key-locking";

/**
 * Upstash knows a script flag that plain Redis refuses: `#!lua flags=allow-key-locking`. The flag only lets scripts
 * run side by side, so here it is left out, and the hash of the script as its author wrote it still finds it.
 */
export function createScriptDialect(): (command: Command) => Command {
  const translated = new Map<string, string>();

  const translateText = (script: string): string => {
    const plain = withoutForeignFlag(script);
    if (plain === script) return script;
    if (translated.size >= mostScripts) translated.clear();
    translated.set(sha1(script), sha1(plain));
    return plain;
  };
  const translateHash = (hash: string): string => translated.get(hash.toLowerCase()) ?? hash;

  return (command) => {
    const name = command[0] ?? "";
    if (!/^(eval|script)/i.test(name)) return command;
    const [, first = "", ...rest] = command;
    switch (name.toLowerCase()) {
      case "eval":
      case "eval_ro":
        return first.startsWith("#!") ? [name, translateText(first), ...rest] : command;
      case "evalsha":
      case "evalsha_ro":
        return translated.size > 0 ? [name, translateHash(first), ...rest] : command;
      case "script":
        if (/^load$/i.test(first)) return [name, first, ...rest.map(translateText)];
        return /^exists$/i.test(first) ? [name, first, ...rest.map(translateHash)] : command;
      default:
        return command;
    }
  };
}

function withoutForeignFlag(script: string): string {
  const lineEnd = script.indexOf("\n");
  const line = lineEnd === -1 ? script : script.slice(0, lineEnd);
  const flags = /^(#!\S+\s.*?flags=)(\S+)/.exec(line);
  if (flags === null) return script;
  const [matched, before = "", list = ""] = flags;
  const kept = list.split(",").filter((flag) => flag !== foreignFlag);
  if (kept.length === list.split(",").length) return script;
  const opening = kept.length === 0 ? before.replace(/\s*flags=$/, "") : before + kept.join(",");
  return opening + script.slice(matched.length);
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}
