import type { CartApi, IdentityPort, Locks, Reply } from "./ports.ts";
import type { Identity } from "./snapshot.ts";

/**
 * The session of this browser: the one another tab just started, or a new one. Tabs take turns, so a browser starts one
 * session however many tabs were clicked in.
 */
export async function startSession(ports: {
  readonly api: CartApi;
  readonly identity: IdentityPort;
  readonly locks: Locks;
}): Promise<Reply<Identity>> {
  const release = await ports.locks.hold("dotcart:start");
  try {
    const found = ports.identity.current();
    return found === null ? await ports.api.start() : { ok: true, value: found };
  } finally {
    release();
  }
}
