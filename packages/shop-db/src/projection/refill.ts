import { asc, gt, inArray } from "drizzle-orm";
import type { Connection } from "../connection/connection.ts";
import { products } from "../schema/products.ts";
import type { ProjectionPort } from "./port.ts";
import { readState, writeState } from "./project.ts";

/** Tells the projection of every product in the books, and answers how many there are. */
export async function putAll(
  { ask }: Connection,
  port: ProjectionPort,
  onProgress?: (done: number, of: number) => void,
): Promise<number> {
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
    if (last === undefined) return done;
    await writeState(port, await ask((db) => readState(db, ids)));
    done += ids.length;
    onProgress?.(done, of);
    after = last;
  }
}

/**
 * Takes away what the books do not know (any more). Each is dropped at the revision it is kept at: the books are asked
 * after that was read, and a product that is made again is later than it ever was, so no live one is taken.
 */
export async function dropStrays({ ask }: Connection, port: ProjectionPort): Promise<void> {
  for await (const kept of port.kept()) {
    const ids = kept.map(({ id }) => id);
    const rows = await ask((db) =>
      db.select({ id: products.id }).from(products).where(inArray(products.id, ids)),
    );
    const known = new Set<string>(rows.map(({ id }) => id));
    const strays = kept.filter(({ id }) => !known.has(id));
    if (strays.length > 0) await port.drop(strays);
  }
}
