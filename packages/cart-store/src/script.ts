import type { ScriptCommands } from "./redis.ts";

/** A Lua script; its reply is one JSON text, or null. */
export type Script = { readonly text: string; readonly writes: boolean };

export type RunScript = (script: Script, keys: string[], args: string[]) => Promise<unknown>;

export type ScriptOptions = {
  /**
   * Upstash runs a script under a lock of the whole database unless it says that it keeps to the keys it was given.
   * Ours do. Plain Redis refuses the flag, so it must be asked for.
   */
  readonly keyLocking?: boolean;
};

/**
 * Runs scripts by their hash, and by their text where the server does not know them (yet, or after a restart).
 * Only a server that refused to run the hash is sent the text, so nothing runs twice on that account.
 */
export function createScriptRunner(
  redis: ScriptCommands<Promise<unknown>>,
  options: ScriptOptions = {},
): RunScript {
  const prepared = new Map<Script, Prepared | Promise<Prepared>>();
  return async (script, keys, args) => {
    let known = prepared.get(script);
    if (known === undefined) {
      known = prepare(script, options).then((ready) => {
        prepared.set(script, ready);
        return ready;
      });
      prepared.set(script, known);
    }
    const { text, sha } = known instanceof Promise ? await known : known;
    try {
      return await (script.writes ? redis.evalsha(sha, keys, args) : redis.evalshaRo(sha, keys, args));
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return script.writes ? redis.eval(text, keys, args) : redis.evalRo(text, keys, args);
    }
  };
}

type Prepared = { readonly text: string; readonly sha: string };

async function prepare(script: Script, options: ScriptOptions): Promise<Prepared> {
  const flags = script.writes ? "allow-key-locking" : "no-writes,allow-key-locking";
  const text = options.keyLocking ? `#!lua flags=${flags}\n${script.text}` : script.text;
  const digest = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  return {
    text,
    sha: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
  };
}

const isUnknownScript = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("NOSCRIPT");
