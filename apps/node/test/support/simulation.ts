import type { Rid } from "@dotcart/cart-domain";
import { type CartNode, createNode } from "../../src/node.ts";
import { createOracle, type ViewLine } from "./oracle.ts";
import { createRandom, type Random } from "./random.ts";
import { fair, type Weather, type Wire } from "./wire.ts";

type Running = { readonly node: CartNode; readonly process: string };
type Parcel = { readonly at: number; readonly dest: string; readonly line: string; readonly src: string };

const ITEMS = ["milk", "bread", "whole milk 🥛", "_", "x".repeat(70)];
const START = 1_760_000_000_000;

/** Nodes in one process on a virtual clock, with a network that a seed decides. Everything is replayed by the seed. */
export function createSimulation(seed: number, count: number) {
  const random = createRandom(seed);
  const oracle = createOracle();
  const ids = Array.from({ length: count }, (_, i) => `n${i + 1}`);
  // One always lives on: were all killed, everything would be gone and nothing to be tested.
  const mortal = ids.slice(1);
  const running = new Map<string, Running>();
  const answers = new Map<string, Wire>();
  const retries: { readonly line: string; readonly add: ViewLine }[] = [];
  let parcels: Parcel[] = [];
  let cells: readonly ReadonlySet<string>[] = [];
  let weather: Weather = { loss: 0.2, double: 0.2, delay: 400 };
  let now = START;
  let asked = 0;
  let started = 0;

  const isCut = (a: string, b: string) =>
    cells.length > 0 && !cells.some((cell) => cell.has(a) && cell.has(b));

  function post(line: string): void {
    const wire = JSON.parse(line) as Wire;
    if (!ids.includes(wire.dest)) {
      answers.set(`${wire.dest} ${wire.body.in_reply_to}`, wire);
      return;
    }
    for (const _ of random.isIn(weather.double) ? [1, 2] : [1])
      if (!random.isIn(weather.loss))
        parcels.push({ at: now + random.below(weather.delay + 1), src: wire.src, dest: wire.dest, line });
  }

  function start(id: string): void {
    started += 1;
    const process = `${id}#${started}`;
    const rid = process.replace("#", "-").padEnd(12, "_") as Rid;
    // Their clocks differ by up to a second.
    const skew = random.below(1000);
    const node = createNode({ now: () => now + skew, rid, send: post, log: () => {} });
    running.set(id, { node: { ...node, due: () => shifted(node.due(), skew) }, process });
    ask(id, { type: "init", node_id: id, node_ids: ids });
  }

  const at = (id: string): Running => {
    const found = running.get(id);
    if (found === undefined) throw new Error(`${id} does not run`);
    return found;
  };

  /** A client's request and its answer; nothing happens in between. */
  function ask(id: string, body: Wire["body"], msg_id = ++asked): Wire["body"] {
    const line = JSON.stringify({ src: "c1", dest: id, body: { ...body, msg_id } });
    at(id).node.receive(line);
    const answer = answers.get(`c1 ${msg_id}`);
    if (answer === undefined) throw new Error(`${id} does not answer`);
    return answer.body;
  }

  const view = (id: string): readonly ViewLine[] =>
    ask(id, { type: "cart_view" }).items as readonly ViewLine[];

  function act(): void {
    const id = random.pick(ids);
    const { process } = at(id);
    const item = random.pick(ITEMS);
    const dice = random.next();
    if (dice < 0.5) {
      const qty = oracle.nextQty(item);
      if (qty === null) return;
      oracle.added(process, { item, qty });
      ask(id, { type: "cart_add", item, qty });
      repeat(id, { type: "cart_add", item, qty }, { item, qty });
    } else if (dice < 0.7) {
      const seen = view(id).find((line) => line.item === item);
      if (seen !== undefined) oracle.removed(process, seen);
      ask(id, { type: "cart_remove", item });
      repeat(id, { type: "cart_remove", item }, null);
    } else if (dice < 0.8) check(oracle.faultIn(process, view(id)));
    else if (dice < 0.9) cells = random.isIn(0.4) ? [] : split(ids, random);
    else if (dice < 0.93) again(random.pick(mortal));
    else run(random.below(1500));
  }

  /** Requests come again: the same way at once, or, an add, some day at any node. */
  function repeat(id: string, body: Wire["body"], add: ViewLine | null): void {
    const before = JSON.stringify(answers.get(`c1 ${asked}`));
    if (random.isIn(0.3)) {
      ask(id, body, asked);
      if (JSON.stringify(answers.get(`c1 ${asked}`)) !== before)
        throw new Error("a repeat got another answer");
    }
    if (add !== null && random.isIn(0.15))
      retries.push({ line: JSON.stringify({ src: "c1", dest: id, body: { ...body, msg_id: asked } }), add });
    const late = random.isIn(0.3) ? retries.shift() : undefined;
    if (late === undefined) return;
    const other = random.pick(ids);
    oracle.added(at(other).process, late.add);
    at(other).node.receive(late.line);
  }

  /** Kills a node and starts it anew, knowing nothing. */
  function again(id: string): void {
    oracle.killed(at(id).process);
    start(id);
  }

  /** Lets time pass: parcels arrive and nodes do what is due. */
  function run(milliseconds: number): void {
    const end = now + milliseconds;
    for (;;) {
      const next = Math.min(
        ...parcels.map((parcel) => parcel.at),
        ...ids.map((id) => at(id).node.due() ?? end + 1),
      );
      if (next > end) break;
      now = Math.max(now, next);
      const arriving = parcels.filter((parcel) => parcel.at <= now);
      parcels = parcels.filter((parcel) => parcel.at > now);
      for (const { src, dest, line } of arriving) if (!isCut(src, dest)) at(dest).node.receive(line);
      for (const id of ids) at(id).node.tick();
    }
    now = end;
  }

  /** The network is whole again: all must agree, in what the oracle says. */
  function heal(): void {
    cells = [];
    retries.length = 0;
    const rough = weather;
    weather = fair;
    run(10_000);
    const views = ids.map(view);
    for (const other of views)
      if (JSON.stringify(other) !== JSON.stringify(views[0]))
        throw new Error(`they do not agree: ${JSON.stringify(views)}`);
    check(oracle.settle(views[0] ?? []));
    weather = rough;
  }

  for (const id of ids) start(id);
  return { act, run, heal, ask, view, ids, again };
}

const shifted = (due: number | null, skew: number) => (due === null ? null : due - skew);

function check(fault: string | null): void {
  if (fault !== null) throw new Error(fault);
}

/** Two cells, each node in one of them. */
export function split(ids: readonly string[], random: Random): readonly ReadonlySet<string>[] {
  const left = new Set(ids.filter(() => random.isIn(0.5)));
  return [left, new Set(ids.filter((id) => !left.has(id)))];
}
