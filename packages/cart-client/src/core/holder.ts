import { newReplica, type Replica } from "./replica.ts";
import type { Identity } from "./snapshot.ts";

/** The replica as it is at this moment: everybody reads it here, and whoever learned something puts the next one. */
export type Holder = {
  current(): Replica;
  put(next: Replica): void;
};

export function createHolder(identity: Identity | null, onChange: () => void): Holder {
  let replica = newReplica(identity);
  return {
    current: () => replica,
    put(next) {
      if (next === replica) return;
      replica = next;
      onChange();
    },
  };
}
