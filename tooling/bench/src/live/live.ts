import type { Part } from "../part.ts";
import { openProduct, startSessions, variantById } from "../subjects.ts";
import type { Session } from "../throughput/requests.ts";
import { settledBytes } from "./memory.ts";
import { changeSeen, openPairs, type Pair } from "./pairs.ts";
import { openReaders, type Readers } from "./readers.ts";

const CARTS = 2000;
const WARM_UP_CARTS = 300;
const PAIRS = 25;
/** Of all carts together; one change in four is made by a device of a pair. */
const CHANGES_PER_SECOND = 100;
const SECONDS = 20;
const TARGETS = { milliseconds: 250, kibibytes: 30 };

/** Streams of 2,000 carts at one API process: what each costs in memory, and how soon it tells of a change. */
export const live: Part = async (root, say) => {
  const product = await openProduct(root, say);
  try {
    const { port } = product;
    const api = product.processes.api as number;
    (await openReaders(port, await startSessions(port, WARM_UP_CARTS))).close();
    const sessions = await startSessions(port, CARTS);
    const before = await settledBytes(api, 4);
    const readers = await openReaders(port, sessions);
    const after = await settledBytes(api, 4);
    const kibibytes = (after - before) / CARTS / 1024;
    say(`${CARTS} streams take ${kibibytes.toFixed(1)} KiB each.`);
    const variant = await variantById(port, product.variantIds[0] as string);
    const pairs = await openPairs(port, PAIRS, variant);
    say(`${PAIRS} pairs of devices are open beside them.`);
    const events: Promise<number>[] = [];
    const screens: Promise<number>[] = [];
    await atAnEvenPace(CHANGES_PER_SECOND * SECONDS, (turn) => {
      if (turn % 4 === 0) screens.push(changeSeen(turned(pairs, turn / 4), variant));
      else events.push(eventOf(port, turn, { sessions, readers, variantIds: product.variantIds }));
    });
    const told = await sorted(events);
    const shown = await sorted(screens);
    say(
      `told after ${at(told, 0.5)} ms (p99 ${at(told, 0.99)}), shown after ${at(shown, 0.5)} ms (p99 ${at(shown, 0.99)})`,
    );
    readers.close();
    for (const client of pairs.flat()) client.close();
    return chapter({ kibibytes, told, shown });
  } finally {
    await product.stop();
  }
};

type Streams = {
  readonly sessions: readonly Session[];
  readonly readers: Readers;
  readonly variantIds: readonly string[];
};

/** From sending a change to the event at the cart's stream. */
async function eventOf(
  port: number,
  turn: number,
  { sessions, readers, variantIds }: Streams,
): Promise<number> {
  const index = turn % sessions.length;
  const version = 1 + Math.floor(turn / sessions.length);
  const sentAt = performance.now();
  const seen = readers.next(index, version);
  const response = await fetch(`http://127.0.0.1:${port}/trpc/cart.add`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${sessions[index]?.token}` },
    body: JSON.stringify({
      operationId: crypto.randomUUID(),
      variantId: variantIds[turn % variantIds.length],
      quantity: 1,
    }),
  });
  if (!response.ok) throw new Error(`A change was refused: ${await response.text()}`);
  await response.arrayBuffer();
  return (await within(seen, 10_000)) - sentAt;
}

/** The pairs one after another, and each device of a pair in its turn. */
function turned(pairs: readonly Pair[], turn: number): Pair {
  const [a, b] = pairs[turn % pairs.length] as Pair;
  return Math.floor(turn / pairs.length) % 2 === 0 ? [a, b] : [b, a];
}

async function atAnEvenPace(turns: number, run: (turn: number) => void): Promise<void> {
  const started = performance.now();
  for (let turn = 0; turn < turns; turn++) {
    const early = started + (turn * 1000) / CHANGES_PER_SECOND - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    run(turn);
  }
}

function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`No event came within ${milliseconds} ms.`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

const sorted = async (latencies: readonly Promise<number>[]): Promise<readonly number[]> =>
  (await Promise.all(latencies)).sort((a, b) => a - b);

const at = (ascending: readonly number[], share: number): string => quantile(ascending, share).toFixed(0);

const quantile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;

type Figures = {
  readonly kibibytes: number;
  readonly told: readonly number[];
  readonly shown: readonly number[];
};

const verdict = (isMet: boolean): string => (isMet ? "met" : "**missed**");

const chapter = ({ kibibytes, told, shown }: Figures): string => `## Live carts

${CARTS.toLocaleString("en-US")} carts with an open \`/live\` stream at one API process, and ${PAIRS} shoppers with two devices each (the replica of \`cart-client\`, in this load's own process).
${CHANGES_PER_SECOND} changes a second for ${SECONDS} s. *told*: from sending \`cart.add\` to the event at the cart's stream. *shown*: from the change on one device, through its batching,
\`cart.sync\`, Redis, the event and the other's own \`cart.sync\`, to the other device's screen value. Memory: what the process holds more with the streams open and idle.

| | p50 ms | p99 ms | longest ms | of |
|---|---:|---:|---:|---:|
| told | ${at(told, 0.5)} | ${at(told, 0.99)} | ${at(told, 1)} | ${told.length} |
| shown | ${at(shown, 0.5)} | ${at(shown, 0.99)} | ${at(shown, 1)} | ${shown.length} |

| target | measured | |
|---|---:|---|
| a change is on the other's screen within ${TARGETS.milliseconds} ms at p99 | ${at(shown, 0.99)} ms | ${verdict(quantile(shown, 0.99) <= TARGETS.milliseconds)} |
| ≤ ${TARGETS.kibibytes} kB of memory for an idle stream | ${kibibytes.toFixed(1)} KiB | ${verdict(kibibytes * 1.024 <= TARGETS.kibibytes)} |
`;
