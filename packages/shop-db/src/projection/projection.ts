import type { Connection } from "../connection/connection.ts";
import type { Projection } from "./port.ts";
import { projectQueued } from "./project.ts";
import { dropStrays, putAll } from "./refill.ts";

/** The port is waited for inside, and it has time limits of its own; this one ends before Postgres ends the session. */
export const projectingMilliseconds = 9000;

/** So often a projection may be lost while it is filled, before that is given up. */
const attempts = 3;

export function createProjection(connection: Connection): Projection {
  return {
    projectDue: (port, limit) =>
      connection.ask((db) => projectQueued(db, port, { limit }), projectingMilliseconds),
    async reprojectAll(port, onProgress) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const life = await port.startFilling();
        const done = await putAll(connection, port, onProgress);
        await dropStrays(connection, port);
        if (await port.markComplete(life)) return done;
      }
      throw new Error(`the projection was lost while it was filled, ${attempts} times over`);
    },
  };
}
