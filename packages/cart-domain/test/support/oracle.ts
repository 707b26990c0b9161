/**
 * The executable spec: a replica is the set of operations it knows, and every operation kills the dots its author saw.
 * It keeps its own history in its own words and never reads what the code under test produced.
 */
export type Operation = {
  /** The dot it minted, or null: a remove mints none. */
  readonly dot: string | null;
  readonly rid: string;
  readonly n: number;
  readonly kind: "add" | "set" | null;
  readonly line: string;
  readonly quantity: number;
  readonly seen: number;
  readonly at: number;
  readonly since: number;
  readonly kills: ReadonlySet<string>;
};

export type Known = ReadonlySet<Operation>;

/** A mint lives unless a known operation killed it. */
export function liveIn(known: Known): readonly Operation[] {
  const killed = new Set([...known].flatMap((operation) => [...operation.kills]));
  return [...known].filter(({ dot }) => dot !== null && !killed.has(dot));
}

export const liveOnLine = (known: Known, line: string): readonly Operation[] =>
  liveIn(known).filter((operation) => operation.line === line);

/** Every dot a replica has heard of: those minted by what it knows, and those killed by it. */
export const dotsHeardOf = (known: Known): ReadonlySet<string> =>
  new Set([...known].flatMap(({ dot, kills }) => [...(dot === null ? [] : [dot]), ...kills]));

export function quantityIn(live: readonly Operation[]): number {
  const sets = live.filter(({ kind }) => kind === "set").map(({ quantity }) => quantity);
  const adds = live.filter(({ kind }) => kind === "add").map(({ quantity }) => quantity);
  return Math.max(0, ...sets) + adds.reduce((sum, quantity) => sum + quantity, 0);
}

export function conflictIn(live: readonly Operation[]): readonly number[] | null {
  const sets = live.filter(({ kind }) => kind === "set").map(({ quantity }) => quantity);
  const differing = sets.filter((quantity, i) => sets.indexOf(quantity) === i).sort((a, b) => a - b);
  return differing.length > 1 ? differing : null;
}

const byDot = (a: Operation, b: Operation): number => {
  if (a.rid !== b.rid) return a.rid < b.rid ? -1 : 1;
  return a.n - b.n;
};

/** The lines of the cart as a shopper sees them, the earliest first; what is saved for later stands apart. */
export const linesIn = (known: Known) => allLinesIn(known).filter(({ line }) => !line.startsWith("~"));
export const savedLinesIn = (known: Known) => allLinesIn(known).filter(({ line }) => line.startsWith("~"));

export function allLinesIn(known: Known) {
  const live = [...liveIn(known)].sort(byDot);
  const names = live.map(({ line }) => line).filter((line, i, all) => all.indexOf(line) === i);
  return names
    .map((line) => {
      const group = live.filter((operation) => operation.line === line);
      const at = Math.max(...group.map((operation) => operation.at));
      const latest = group.findLast((operation) => operation.at === at);
      return {
        line,
        quantity: quantityIn(group),
        conflict: conflictIn(group),
        since: Math.min(...group.map(({ since }) => since)),
        seen: latest?.seen,
        at,
        dots: group.map(({ dot }) => dot),
      };
    })
    .map((line, i) => ({ line, i }))
    .sort((a, b) => a.line.since - b.line.since || a.i - b.i)
    .map(({ line }) => line);
}
