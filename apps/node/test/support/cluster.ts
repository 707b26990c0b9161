import { setTimeout as pause } from "node:timers/promises";
import type { ViewLine } from "./oracle.ts";
import { type Program, startProgram } from "./program.ts";
import { randomOf } from "./random.ts";
import { fair, type Weather, type Wire } from "./wire.ts";

type Running = { readonly program: Program; readonly name: string };

/** Longer than a client waits before it asks again. */
const RETRY = 50;
const DEADLINE = 20_000;
const CLIENT = "c1";

const keyOf = ({ src, dest, body }: Wire): string => `${src} ${dest} ${body.in_reply_to}`;

/**
 * Real processes and the network between them and their clients. What happens to the n-th message from one to another
 * is decided by the seed. Everything a process writes must be a message, or `faults` says so.
 */
export async function startCluster(seed: number, count: number) {
  const ids = Array.from({ length: count }, (_, i) => `n${i + 1}`);
  const running = new Map<string, Running>();
  const counts = new Map<string, number>();
  const answers = new Map<string, (wire: Wire) => void>();
  /** The first answer a process gave, seen where it was written, whether or not it reached the client. */
  const given = new Map<string, Wire["body"]>();
  const parcels = new Set<Promise<void>>();
  const faults: string[] = [];
  let weather = fair;
  let cells: readonly ReadonlySet<string>[] = [];
  let asked = 0;
  let started = 0;

  const at = (id: string): Running => {
    const found = running.get(id);
    if (found === undefined) throw new Error(`${id} does not run`);
    return found;
  };
  const isNode = (id: string) => ids.includes(id);
  const isCut = (a: string, b: string) =>
    cells.length > 0 && isNode(a) && isNode(b) && !cells.some((cell) => cell.has(a) && cell.has(b));

  /** Sends lines from one to another together, as lost, doubled and late as the weather has it. */
  function post(src: string, dest: string, lines: readonly string[]): void {
    const link = `${src}>${dest}`;
    const n = counts.get(link) ?? 0;
    counts.set(link, n + 1);
    const random = randomOf(seed, link, n);
    const { loss, double, delay } = weather;
    if (random.isIn(loss)) return;
    for (const _ of random.isIn(double) ? [1, 2] : [1]) {
      const parcel = pause(random.below(delay + 1)).then(() => {
        parcels.delete(parcel);
        if (!isCut(src, dest)) arrive(dest, lines);
      });
      parcels.add(parcel);
    }
  }

  function arrive(dest: string, lines: readonly string[]): void {
    if (isNode(dest)) at(dest).program.write(...lines);
    else
      for (const line of lines) {
        const wire = JSON.parse(line) as Wire;
        answers.get(keyOf(wire))?.(wire);
      }
  }

  function written(id: string, line: string): void {
    try {
      const wire = JSON.parse(line) as Wire;
      if (wire.src !== id || typeof wire.dest !== "string" || typeof wire.body.type !== "string")
        faults.push(`no message: ${line}`);
      if (!given.has(keyOf(wire))) given.set(keyOf(wire), wire.body);
      post(id, wire.dest, [line]);
    } catch {
      faults.push(`no JSON: ${line}`);
    }
  }

  /** A client asks until it is answered; with several requests, they travel together. Gives the answers to all. */
  async function ask(id: string, ...bodies: readonly Wire["body"][]): Promise<readonly Wire["body"][]> {
    const first = asked + 1;
    asked += bodies.length;
    return await askAs(first, id, bodies);
  }

  async function askAs(first: number, id: string, bodies: readonly Wire["body"][]) {
    const lines = bodies.map((body, i) =>
      JSON.stringify({ src: CLIENT, dest: id, body: { ...body, msg_id: first + i } }),
    );
    const keys = bodies.map((_, i) => keyOf({ src: id, dest: CLIENT, body: { in_reply_to: first + i } }));
    const answered = new Promise<Wire>((settle) => answers.set(keys.at(-1) ?? "", settle));
    post(CLIENT, id, lines);
    const again = setInterval(() => post(CLIENT, id, lines), RETRY);
    const patience = new AbortController();
    try {
      const late = pause(DEADLINE, undefined, { signal: patience.signal }).then(() => {
        throw new Error(
          `${id} did not answer ${lines.join(" ")} in ${DEADLINE} ms: ${at(id).program.stderr()}`,
        );
      });
      late.catch(() => {});
      await Promise.race([answered, late]);
    } finally {
      clearInterval(again);
      patience.abort();
    }
    return keys.map((key) => given.get(key) ?? {});
  }

  async function start(id: string): Promise<void> {
    started += 1;
    running.set(id, { program: startProgram((line) => written(id, line)), name: `${id}#${started}` });
    await ask(id, { type: "init", node_id: id, node_ids: ids });
  }

  const viewOf = async (id: string): Promise<readonly ViewLine[]> => {
    const [answer] = await ask(id, { type: "cart_view" });
    return answer?.items as readonly ViewLine[];
  };

  await Promise.all(ids.map(start));
  return {
    ids,
    faults,
    ask,
    /** Asks under a number of one's own choice, which another request may have had before. */
    askAs: (number: number, id: string, body: Wire["body"]) => askAs(number, id, [body]),
    viewOf,
    nameOf: (id: string) => at(id).name,
    setWeather: (next: Weather) => {
      weather = next;
    },
    cut: (...next: readonly (readonly string[])[]) => {
      cells = next.map((cell) => new Set(cell));
    },
    /** Makes the network whole, and lets everything arrive that is still on its way. */
    heal: async () => {
      cells = [];
      weather = fair;
      await Promise.all(parcels);
    },
    /** Waits until every node shows the same and `isRight` of it, and gives that view. */
    agree: async (isRight: (view: readonly ViewLine[]) => string | null): Promise<readonly ViewLine[]> => {
      const end = Date.now() + DEADLINE;
      for (;;) {
        const views = await Promise.all(ids.map(viewOf));
        const [view = []] = views;
        const texts = new Set(views.map((one) => JSON.stringify(one)));
        const fault = texts.size > 1 ? `they do not agree: ${[...texts].join(" ")}` : isRight(view);
        if (fault === null) return view;
        if (Date.now() > end) throw new Error(fault);
        await pause(20);
      }
    },
    /** kill -9, and a new process in its place that knows nothing. */
    restart: async (id: string) => {
      await at(id).program.kill();
      // What was sent to the dead one reaches nobody.
      await Promise.all(parcels);
      await start(id);
    },
    stop: () => Promise.all([...running.values()].map(({ program }) => program.end())),
  };
}
