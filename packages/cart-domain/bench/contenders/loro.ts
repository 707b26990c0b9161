import { createRequire } from "node:module";
import { LoroDoc } from "loro-crdt";
import type { Contender } from "../contender.ts";
import { weigh } from "../weigh.ts";

/** One counter for each line; a set and a remove add the difference. */
export const loro: Contender<Uint8Array, Uint8Array> = {
  name: "Loro counters",
  open(replica) {
    const doc = new LoroDoc();
    doc.setPeerId(BigInt(replica + 1));
    const lines = new Set<string>();
    const counterOf = (line: string) => {
      lines.add(line);
      return doc.getCounter(line);
    };
    return {
      perform({ kind, line, quantity }) {
        const from = doc.version();
        const counter = counterOf(line);
        const target = { add: counter.value + quantity, set: quantity, remove: 0 }[kind];
        counter.increment(target - counter.value);
        doc.commit();
        return doc.export({ mode: "update", from });
      },
      receive: (update) => {
        doc.import(update);
      },
      clear() {
        for (const line of lines) counterOf(line).decrement(counterOf(line).value);
        doc.commit();
      },
      save: () => doc.export({ mode: "snapshot" }),
      share: () => doc.export({ mode: "snapshot" }),
      catchUp: (shared) => {
        doc.import(shared);
      },
      quantityOf: (line) => doc.getCounter(line).value,
    };
  },
  sizeOf: (update) => update.length,
  gzip: () =>
    weigh('export { LoroDoc } from "loro-crdt/web";', [
      createRequire(import.meta.url).resolve("loro-crdt/web/loro_wasm_bg.wasm"),
    ]),
};
