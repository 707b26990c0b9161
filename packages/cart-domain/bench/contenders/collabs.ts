import collabs, { type CCounter as Counter } from "@collabs/collabs";
import type { Contender } from "../contender.ts";
import { weigh } from "../weigh.ts";

const { CCounter, CLazyMap, CRuntime } = collabs;

/** One counter for each line; a set and a remove add the difference. */
export const collabsCounters: Contender<Uint8Array, Uint8Array> = {
  name: "Collabs counters",
  open(replica) {
    const runtime = new CRuntime({ debugReplicaID: `replica${replica}` });
    const lines = runtime.registerCollab(
      "lines",
      (init) => new CLazyMap<string, Counter>(init, (counter) => new CCounter(counter)),
    );
    let sent: Uint8Array | undefined;
    runtime.on("Send", ({ message }) => {
      sent = message as Uint8Array;
    });
    return {
      perform({ kind, line, quantity }) {
        const counter = lines.get(line);
        const target = { add: counter.value + quantity, set: quantity, remove: 0 }[kind];
        sent = undefined;
        runtime.transact(() => counter.add(target - counter.value));
        return sent;
      },
      receive: (message) => runtime.receive(message),
      clear: () =>
        runtime.transact(() => {
          for (const counter of lines.values()) counter.add(-counter.value);
        }),
      save: () => runtime.save(),
      share: () => runtime.save(),
      catchUp: (shared) => runtime.load(shared),
      quantityOf: (line) => lines.get(line).value,
    };
  },
  sizeOf: (message) => message.length,
  gzip: () => weigh('export { CCounter, CLazyMap, CRuntime } from "@collabs/collabs";'),
};
