/** One line of a view, as a client reads it. */
export type ViewLine = { readonly item: string; readonly qty: number };

/**
 * What the nodes must come to, from the requests alone: which adds were made, and which of them whoever removed an
 * item was looking at. Every add of an item carries another power of two, so a quantity names its adds; nothing that
 * nodes tell each other is read.
 *
 * A process that was killed takes along what nobody else had heard of. What it did since all last agreed is therefore
 * in doubt: it may be there or not, but on all nodes alike. So is an add that was asked of several processes when any of
 * them all was killed, for one of its doings may have given way to another that is gone.
 */
export type Oracle = {
  /** The quantity of the next add of an item; null when all powers are used. */
  readonly nextQty: (item: string) => number | null;
  readonly added: (process: string, line: ViewLine) => void;
  /** An item was removed in sight of this quantity. */
  readonly removed: (process: string, line: ViewLine) => void;
  readonly killed: (process: string) => void;
  /** What is wrong with a view of one process; null when nothing is. */
  readonly faultIn: (process: string, view: readonly ViewLine[]) => string | null;
  /** What is wrong with a view all agree in; null when nothing is, and what was in doubt is settled then. */
  readonly settle: (view: readonly ViewLine[]) => string | null;
};

type Add = {
  /** The processes that were asked to do it: with several, a remove may have seen one doing and not the other. */
  readonly by: Set<string>;
  readonly removedBy: Set<string>;
  isSettledDead: boolean;
  isSettledLive: boolean;
};

const LARGEST = 8192;

export function createOracle(): Oracle {
  const adds = new Map<string, Map<number, Add>>();
  const dead = new Set<string>();
  /** Nobody was killed since all agreed. */
  let isCalm = true;

  const ofItem = (item: string): Map<number, Add> => {
    const known = adds.get(item) ?? new Map<number, Add>();
    adds.set(item, known);
    return known;
  };

  const isSurelyAdded = ({ by, isSettledLive }: Add): boolean =>
    isSettledLive || (by.size === 1 ? ![...by].some((process) => dead.has(process)) : isCalm);
  const isSurelyRemoved = ({ by, removedBy, isSettledDead }: Add): boolean =>
    isSettledDead || (by.size === 1 && [...removedBy].some((process) => !dead.has(process)));

  function faultOf(view: readonly ViewLine[], mustShow: (add: Add) => boolean): string | null {
    if (new Set(view.map(({ item }) => item)).size !== view.length) return "an item has two lines";
    for (const { item, qty } of view)
      if (qty < 1 || partsOf(qty).some((part) => !adds.get(item)?.has(part)))
        return `nobody ever added what makes ${qty} of ${item}`;
    for (const [item, known] of adds) {
      const shown = new Set(partsOf(view.find((line) => line.item === item)?.qty ?? 0));
      for (const [part, add] of known) {
        if (!add.isSettledDead && mustShow(add) && !shown.has(part))
          return `the add of ${part} ${item} is lost`;
        if (add.isSettledDead && shown.has(part)) return `the add of ${part} ${item} came back`;
      }
    }
    return null;
  }

  return {
    nextQty: (item) => {
      const qty = 2 ** ofItem(item).size;
      return qty > LARGEST ? null : qty;
    },
    added: (process, { item, qty }) => {
      const known = ofItem(item).get(qty);
      if (known !== undefined) known.by.add(process);
      else
        ofItem(item).set(qty, {
          by: new Set([process]),
          removedBy: new Set(),
          isSettledDead: false,
          isSettledLive: false,
        });
    },
    removed: (process, { item, qty }) => {
      for (const part of partsOf(qty)) ofItem(item).get(part)?.removedBy.add(process);
    },
    killed: (process) => {
      dead.add(process);
      isCalm = false;
    },
    faultIn: (process, view) =>
      faultOf(view, ({ by, removedBy }) => by.has(process) && by.size === 1 && removedBy.size === 0),
    settle: (view) => {
      const fault = faultOf(view, (add) => isSurelyAdded(add) && add.removedBy.size === 0);
      if (fault !== null) return fault;
      for (const [item, known] of adds) {
        const shown = new Set(partsOf(view.find((line) => line.item === item)?.qty ?? 0));
        for (const [part, add] of known) {
          if (isSurelyRemoved(add) && shown.has(part))
            return `the removed add of ${part} ${item} is still there`;
          add.isSettledLive = shown.has(part);
          add.isSettledDead = !shown.has(part);
          add.removedBy.clear();
        }
      }
      isCalm = true;
      return null;
    },
  };
}

/** The powers of two a quantity is the sum of. */
function partsOf(qty: number): readonly number[] {
  const parts: number[] = [];
  for (let part = 1; part <= qty; part *= 2) if (Math.floor(qty / part) % 2 === 1) parts.push(part);
  return parts;
}
