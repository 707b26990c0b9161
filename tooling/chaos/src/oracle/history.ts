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
  /**
   * The executable spec, asked backwards: is there a set of operations, all of `must` among them and none outside `may`,
   * of which this copy shows exactly what lives when each kills the dots its author saw? Answers the largest such set,
   * or what contradicts it.
   */
  explain(seen: Sighting, bounds: { readonly must: Numbers; readonly may: Numbers }): Explained;
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

  function explain({ live, heard }: Sighting, { must, may }: { must: Numbers; may: Numbers }): Explained {
    let known = none;
    for (const operation of operations)
      if (has(may, operation.number) && fits(operation, live, heard, may)) known |= bit(operation.number);
    for (const dot of live) {
      const mint = byDot.get(dot);
      if (mint === undefined) return no(`${dot} lives, and nobody put it in`);
      if (!has(known, mint.number)) return no(`${dot} lives, and so does what #${mint.number} took out for it`);
    }
    for (const { number, kills } of operations) {
      if (!has(must, number) || has(known, number)) continue;
      const back = [...kills].find((dot) => live.has(dot));
      return no(back === undefined ? `#${number} is not known` : `#${number} took ${back} out, and it lives`);
    }
    // What neither lives nor was taken out cannot have arrived; without it, others may lose who took them out.
    for (let gone = goneIn(known, live); gone !== undefined; gone = goneIn(known, live)) {
      if (has(must, gone.number) || heard?.(gone.dot))
        return no(`${gone.dot} of #${gone.number} is gone, and nobody took it out`);
      known &= ~bit(gone.number);
    }
    const unheard = heard === null ? undefined : unexplained(known, heard);
    return unheard === undefined ? { ok: true, known, held: wholeIn(known, heard) } : no(`${unheard} was heard of, and lost`);
  }

  /**
   * An operation can be known where nothing lives that it took out, and its own dot was heard of. What somebody took out
   * again before it was told need not be: copies are told what is to be shown, and of the dead only what they hold.
   */
  function fits({ put, kills }: Operation, live: ReadonlySet<string>, heard: Sighting["heard"], may: Numbers): boolean {
    for (const dot of kills) if (live.has(dot)) return false;
    if (put === null || heard === null || heard(put.dot)) return true;
    return operations.some((later) => has(may, later.number) && later.kills.has(put.dot));
  }

  function wholeIn(known: Numbers, heard: Sighting["heard"]): Numbers {
    let whole = none;
    for (const { number, put, kills } of operations) {
      if (!has(known, number) || heard === null) continue;
      if ((put === null || heard(put.dot)) && [...kills].every(heard)) whole |= bit(number);
    }
    return whole;
  }

  function goneIn(known: Numbers, live: ReadonlySet<string>): { number: number; dot: string } | undefined {
    const killed = killedBy(known);
    for (const { number, put } of operations)
      if (put !== null && has(known, number) && !live.has(put.dot) && !killed.has(put.dot))
        return { number, dot: put.dot };
    return undefined;
  }

  /** A dot that was heard of though nothing known put it in or took it out. */
  function unexplained(known: Numbers, heard: (dot: string) => boolean): string | undefined {
    const killed = killedBy(known);
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
    all: () => bit(operations.length) - 1n,
    record(done) {
      const operation = { ...done, number: operations.length };
      operations.push(operation);
      if (done.put !== null) byDot.set(done.put.dot, operation);
      return operation;
    },
    putOf: (dot) => byDot.get(dot)?.put ?? undefined,
    explain,
  };
}

const no = (why: string): Explained => ({ ok: false, why });
