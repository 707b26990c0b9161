import { createRequire } from "node:module";
import * as A from "@automerge/automerge";
import type { Contender } from "../contender.ts";
import { weigh } from "../weigh.ts";

type Doc = { lines: Record<string, A.Counter> };

/** Everybody begins with the same document, or two maps of lines would stand beside each other. */
const origin = A.from<Doc>({ lines: {} }, { actor: "00" });

/** One counter for each line; a set adds the difference, a remove drops the line. */
export const automerge: Contender<Uint8Array, A.Doc<Doc>> = {
  name: "Automerge counters",
  open(replica) {
    let doc = A.clone(origin, { actor: `0${replica + 1}` });
    return {
      perform({ kind, line, quantity }) {
        const before = doc;
        doc = A.change(doc, ({ lines }) => {
          const counter = lines[line];
          if (kind === "remove") delete lines[line];
          else if (counter === undefined) lines[line] = new A.Counter(quantity);
          else counter.increment(kind === "add" ? quantity : quantity - counter.value);
        });
        return doc === before ? undefined : A.getLastLocalChange(doc);
      },
      receive(change) {
        [doc] = A.applyChanges(doc, [change]);
      },
      clear() {
        doc = A.change(doc, ({ lines }) => {
          for (const line of Object.keys(lines)) delete lines[line];
        });
      },
      save: () => A.save(doc),
      share: () => doc,
      catchUp(shared) {
        doc = A.merge(doc, shared);
      },
      quantityOf: (line) => doc.lines[line]?.value ?? 0,
    };
  },
  sizeOf: (change) => change.length,
  gzip: () =>
    weigh('export { change, merge, save, load, applyChanges } from "@automerge/automerge/slim";', [
      createRequire(import.meta.url).resolve("@automerge/automerge/automerge.wasm"),
    ]),
};
