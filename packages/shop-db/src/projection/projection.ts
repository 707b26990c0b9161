import { asc, gt } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import { products } from "../schema/products.ts";
import type { Projection } from "./port.ts";
import { projectQueued, readState, writeState } from "./project.ts";

/** The port is waited for inside, and it has time limits of its own; this one ends before Postgres ends the session. */
export const projectingMilliseconds = 9000;

export function createProjection({ ask }: Connection): Projection {
  return {
    projectDue: (port, limit) => ask((db) => projectQueued(db, port, { limit }), projectingMilliseconds),
    async reprojectAll(port, onProgress) {
      const of = await ask((db) => db.$count(products));
      let done = 0;
      for (let after = ""; ; ) {
        const rows = await ask((db) =>
          db
            .select({ id: products.id })
            .from(products)
            .where(gt(products.id, after))
            .orderBy(asc(products.id))
            .limit(100),
        );
        const ids = rows.map(({ id }) => id);
        const last = ids.at(-1);
        if (last === undefined) break;
        await writeState(port, await ask((db) => readState(db, ids)));
        done += ids.length;
        onProgress?.(done, of);
        after = last;
      }
      await port.markComplete();
      return done;
    },
  };
}
