import { bit, has, type Numbers, none } from "./numbers.ts";
import type { Operation, Put } from "./operation.ts";

/** What a copy of the cart says of itself: which dots live in it, and (where that can be seen) which it has heard of. */
export type Sighting = {
  readonly live: ReadonlySet<string>;
  readonly heard: ((dot: string) => boolean) | null;
};

/** Everything that was done, in the order it was done, by whomever. */
export type History = {
  readonly operations: readonly Operation[];
  /** All of them, as a set. */
  all(): Numbers;
  record(done: Omit<Operation, "number">): Operation;
  putOf(dot: string): Put | undefined;
  /** Which operation put this dot in. */
  minterOf(dot: string): number | undefined;
  /** This was lost with its last copy, and its dot may be another's: it never happened. */
  forget(number: number): void;
  /**
   * The executable spec, asked backwards: is there a set of operations, all of `must` among them and none outside `may`,
   * of which this copy shows exactly what lives when each kills the dots its author saw? Answers the largest such set,
   * or what contradicts it.
   */
  explain(seen: Sighting, bounds: Bounds): Explained;
};

export type Bounds = {
  readonly must: Numbers;
  readonly may: Numbers;
  /** These may be known in part: what they put in, and each thing they took out, by itself. */
  readonly torn?: Numbers;
};

export type Explained =
  | {
      readonly ok: true;
      readonly known: Numbers;
      /** Those of them it has whole: it heard of what each put in and of everything it took out, so it can tell them on. */
      readonly held: Numbers;
    }
  | { readonly ok: false; readonly why: string };

export function createHistory(): History {
  const operations: Operation[] = [];
  const byDot = new Map<string, Operation>();

  function explain({ live, heard }: Sighting, { must, may, torn = none }: Bounds): Explained {
    let known = none;
    for (const operation of operations) {
      const { number, kills } = operation;
      if (!has(may, number) || (!has(torn, number) && hasAny(live, kills))) continue;
      if (isHeard(operation, heard, may)) known |= bit(number);
    }
    for (const dot of live) {
      const mint = byDot.get(dot);
      if (mint === undefined) return no(`${dot} lives, and nobody put it in`);
      if (!has(known, mint.number))
        return no(`${dot} lives, and so does what #${mint.number} took out for it`);
    }
    for (const { number, kills } of operations) {
      if (!has(must, number)) continue;
      const back = [...kills].find((dot) => live.has(dot));
      if (back !== undefined) return no(`#${number} took ${back} out, and it lives`);
      if (!has(known, number)) return no(`#${number} is not known`);
    }
    // What neither lives nor was taken out cannot have arrived; without it, others may lose who took them out.
    for (let gone = goneIn(known, torn, live); gone !== undefined; gone = goneIn(known, torn, live)) {
      if (has(must, gone.number) || heard?.(gone.dot))
        return no(`${gone.dot} of #${gone.number} is gone, and nobody took it out`);
      known &= ~bit(gone.number);
    }
    const unheard = heard === null ? undefined : unexplained(known, torn, heard);
    return unheard === undefined
      ? { ok: true, known, held: wholeIn(known, { live, heard }) }
      : no(`${unheard} was heard of, and lost`);
  }

  /**
   * The dot an operation put in must have been heard of. What somebody took out again before it was told need not be:
   * copies are told what is to be shown, and of the dead only what they hold.
   */
  function isHeard({ put }: Operation, heard: Sighting["heard"], may: Numbers): boolean {
    if (put === null || heard === null || heard(put.dot)) return true;
    return operations.some((later) => has(may, later.number) && later.kills.has(put.dot));
  }

  const all = (): Numbers => bit(operations.length) - 1n;

  function wholeIn(known: Numbers, { live, heard }: Sighting): Numbers {
    let whole = none;
    for (const { number, put, kills } of operations) {
      if (!has(known, number) || heard === null) continue;
      if ((put === null || heard(put.dot)) && [...kills].every((dot) => heard(dot) && !live.has(dot)))
        whole |= bit(number);
    }
    return whole;
  }

  function goneIn(
    known: Numbers,
    torn: Numbers,
    live: ReadonlySet<string>,
  ): { number: number; dot: string } | undefined {
    const killed = killedBy(known | torn);
    for (const { number, put } of operations)
      if (put !== null && has(known, number) && !live.has(put.dot) && !killed.has(put.dot))
        return { number, dot: put.dot };
    return undefined;
  }

  /** A dot that was heard of though nothing known put it in or took it out. */
  function unexplained(known: Numbers, torn: Numbers, heard: (dot: string) => boolean): string | undefined {
    const killed = killedBy(known | torn);
    for (const { number, put } of operations)
      if (put !== null && !has(known, number) && heard(put.dot) && !killed.has(put.dot)) return put.dot;
    return undefined;
  }

  function killedBy(known: Numbers): ReadonlySet<string> {
    const killed = new Set<string>();
    for (const { number, kills } of operations)
      if (has(known, number)) for (const dot of kills) killed.add(dot);
    return killed;
  }

  return {
    operations,
    all,
    record(done) {
      const operation = { ...done, number: operations.length };
      operations.push(operation);
      if (done.put !== null) byDot.set(done.put.dot, operation);
      return operation;
    },
    minterOf: (dot) => byDot.get(dot)?.number,
    forget(number) {
      const { author } = operations[number] as Operation;
      operations[number] = { number, author, put: null, kills: new Set() };
    },
    putOf: (dot) => byDot.get(dot)?.put ?? undefined,
    explain,
  };
}

const hasAny = (live: ReadonlySet<string>, dots: ReadonlySet<string>): boolean => {
  for (const dot of dots) if (live.has(dot)) return true;
  return false;
};

const no = (why: string): Explained => ({ ok: false, why });
