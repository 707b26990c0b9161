import * as Y from "yjs";
import type { Contender } from "../contender.ts";
import { weigh } from "../weigh.ts";

/**
 * The layout that kept its promises best: one number for each line and replica, so that concurrent adds are kept. A
 * set drops the others' numbers, a remove drops them all.
 */
export const yjs: Contender<Uint8Array, Uint8Array> = {
  name: "Yjs",
  open(replica) {
    const doc = new Y.Doc();
    doc.clientID = replica + 1;
    const numbers = doc.getMap<number>("lines");
    let sent: Uint8Array | undefined;
    doc.on("update", (update: Uint8Array) => {
      sent = update;
    });
    const keysOf = (line: string) =>
      Array.from({ length: 6 }, (_, i) => `${line}:${i}`).filter((key) => numbers.has(key));
    const removeAll = (line: string) => {
      for (const key of keysOf(line)) numbers.delete(key);
    };
    return {
      perform({ kind, line, quantity }) {
        const own = `${line}:${replica}`;
        sent = undefined;
        doc.transact(() => {
          if (kind === "add") numbers.set(own, (numbers.get(own) ?? 0) + quantity);
          else removeAll(line);
          if (kind === "set") numbers.set(own, quantity);
        });
        return sent;
      },
      receive: (update) => Y.applyUpdate(doc, update),
      clear: () => doc.transact(() => numbers.clear()),
      save: () => Y.encodeStateAsUpdate(doc),
      share: () => Y.encodeStateAsUpdate(doc),
      catchUp: (shared) => Y.applyUpdate(doc, shared),
      quantityOf: (line) => keysOf(line).reduce((sum, key) => sum + (numbers.get(key) ?? 0), 0),
    };
  },
  sizeOf: (update) => update.length,
  gzip: () => weigh('export { Doc, applyUpdate, encodeStateAsUpdate } from "yjs";'),
};
