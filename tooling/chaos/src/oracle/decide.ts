import type { Put, ShownLine } from "./operation.ts";

/** What a shopper does, said in the oracle's own words: goods by their names, undo by what was shown before. */
export type Deed =
  | { readonly kind: "add" | "set"; readonly line: string; readonly quantity: number; readonly price: number }
  | { readonly kind: "remove" | "save" | "moveBack"; readonly line: string }
  | { readonly kind: "clear" }
  | { readonly kind: "acceptPrice"; readonly line: string; readonly price: number }
  | { readonly kind: "restore"; readonly before: readonly ShownLine[]; readonly without: readonly string[] };

/** What an operation is going to be, before anybody has named its dot. */
export type Intent = { readonly put: Omit<Put, "dot" | "at"> | null; readonly kills: readonly string[] };

/** The line on which goods wait that were saved for later. */
export const savedLineOf = (line: string): string => `~${line}`;

/** What a deed comes to for somebody whose screen shows these lines; nothing when it changes nothing. */
export function decide(deed: Deed, screen: readonly ShownLine[], now: number): readonly Intent[] {
  const lineOf = (name: string) => screen.find(({ line }) => line === name);
  switch (deed.kind) {
    case "add": {
      const since = Math.min(now, lineOf(deed.line)?.since ?? now);
      const { line, quantity, price: seen } = deed;
      return [{ put: { kind: "add", line, quantity, seen, since }, kills: [] }];
    }
    case "set":
      return deed.quantity === 0
        ? takeOut(lineOf(deed.line)?.dots ?? [])
        : setTo(lineOf(deed.line), { ...deed, seen: deed.price, since: now }, now);
    case "remove":
      return takeOut(lineOf(deed.line)?.dots ?? []);
    case "clear":
      return takeOut(screen.flatMap(({ line, dots }) => (line.startsWith("~") ? [] : dots)));
    case "save":
      return moved([lineOf(deed.line), lineOf(savedLineOf(deed.line))], savedLineOf(deed.line), now);
    case "moveBack":
      return moved([lineOf(savedLineOf(deed.line)), lineOf(deed.line)], deed.line, now);
    case "acceptPrice": {
      const shown = lineOf(deed.line);
      if (shown === undefined || shown.seen === deed.price) return [];
      const { line, quantity, dots } = shown;
      const since = Math.min(now, shown.since);
      return [{ put: { kind: "set", line, quantity: most(quantity), seen: deed.price, since }, kills: dots }];
    }
    case "restore": {
      const taken = deed.without.flatMap((line) => takeOut(lineOf(line)?.dots ?? []));
      const left = screen.filter(({ line }) => !deed.without.includes(line));
      const back = deed.before.flatMap((before) =>
        setTo(
          left.find(({ line }) => line === before.line),
          { ...before, quantity: most(before.quantity) },
          now,
        ),
      );
      return [...taken, ...back];
    }
  }
}

const most = (quantity: number): number => Math.min(quantity, 9999);

const takeOut = (dots: readonly string[]): readonly Intent[] =>
  dots.length === 0 ? [] : [{ put: null, kills: dots }];

function setTo(
  shown: ShownLine | undefined,
  to: { readonly line: string; readonly quantity: number; readonly seen: number; readonly since: number },
  now: number,
): readonly Intent[] {
  if (shown?.quantity === to.quantity && shown.conflict === null) return [];
  const since = Math.min(now, to.since, shown?.since ?? now);
  return [
    {
      put: { kind: "set", line: to.line, quantity: to.quantity, seen: to.seen, since },
      kills: shown?.dots ?? [],
    },
  ];
}

/** Both lines go, and what they held together is set on one of them. */
function moved(
  [from, to]: readonly [ShownLine | undefined, ShownLine | undefined],
  line: string,
  now: number,
): readonly Intent[] {
  if (from === undefined) return [];
  const since = Math.min(now, from.since, to?.since ?? now);
  const quantity = most(from.quantity + (to?.quantity ?? 0));
  return [
    {
      put: { kind: "set", line, quantity, seen: from.seen, since },
      kills: [...from.dots, ...(to?.dots ?? [])],
    },
  ];
}
