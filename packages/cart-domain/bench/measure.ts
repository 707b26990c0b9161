import type { Contender, Replica } from "./contender.ts";
import { processorMilliseconds } from "./processor-time.ts";
import { EXCHANGE_EVERY, type Operation, REPLICAS } from "./workload.ts";

export type Figures = {
  /** Operations done and applied at home, in one second. */
  readonly operationsPerSecond: number;
  /** The others' operations taken in one by one by a replica that does nothing else, in one second. */
  readonly joinsPerSecond: number;
  readonly stateBytes: number;
  readonly clearedBytes: number;
  readonly oneAddBytes: number;
  /** Whether the replica that was told operation by operation came to the same quantities. */
  readonly isConvergent: boolean;
};

export function measureOnce<D, S>(contender: Contender<D, S>, operations: readonly Operation[]): Figures {
  const replicas = Array.from({ length: REPLICAS }, (_, i) => contender.open(i));
  const sent: D[] = [];
  let workMilliseconds = 0;
  for (let from = 0; from < operations.length; from += EXCHANGE_EVERY) {
    const batch = operations.slice(from, from + EXCHANGE_EVERY);
    const since = processorMilliseconds();
    for (const operation of batch) {
      const delta = replicas[operation.replica]?.perform(operation);
      if (delta !== undefined) sent.push(delta);
    }
    workMilliseconds += processorMilliseconds() - since;
    exchange(replicas);
  }
  const [first] = replicas;
  if (first === undefined) throw new Error("there are five replicas");

  const reader = contender.open(REPLICAS);
  const joinsPerSecond = receiveAll(reader, sent);
  reader.catchUp(first.share());

  const lines = [...new Set(operations.map(({ line }) => line))];
  const isConvergent = lines.every((line) => first.quantityOf(line) === reader.quantityOf(line));
  const stateBytes = first.save().length;
  first.clear();
  const [operation] = operations;
  if (operation === undefined) throw new Error("there are ten thousand operations");
  const added = contender.open(0).perform({ ...operation, kind: "add" });
  return {
    operationsPerSecond: (operations.length / workMilliseconds) * 1000,
    joinsPerSecond,
    stateBytes,
    clearedBytes: first.save().length,
    oneAddBytes: added === undefined ? 0 : contender.sizeOf(added),
    isConvergent,
  };
}

/** Everybody tells the first, and the first tells everybody. */
function exchange<D, S>([first, ...others]: readonly Replica<D, S>[]): void {
  for (const other of others) first?.catchUp(other.share());
  for (const other of others) if (first !== undefined) other.catchUp(first.share());
}

/** Nobody gets longer than this to read, and who does not get to the end is measured by what he read. */
const READING_MILLISECONDS = 4000;

/** Deltas a second, told one by one in the order they were made. */
function receiveAll<D, S>(reader: Replica<D, S>, sent: readonly D[]): number {
  const since = processorMilliseconds();
  let received = 0;
  while (received < sent.length && processorMilliseconds() - since < READING_MILLISECONDS) {
    const chunk = sent.slice(received, received + 500);
    for (const delta of chunk) reader.receive(delta);
    received += chunk.length;
  }
  return (received / (processorMilliseconds() - since)) * 1000;
}
