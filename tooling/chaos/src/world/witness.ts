import { type Cart, type Dot, knows } from "@dotcart/cart-domain";
import type { ThinOperation } from "@dotcart/cart-store";
import type { Device } from "../device/device.ts";
import type { Tab } from "../device/tab.ts";
import { type Copies, createCopies } from "../oracle/copies.ts";
import { type Deed, decide } from "../oracle/decide.ts";
import { createHistory, type History, type Sighting } from "../oracle/history.ts";
import { bit, listed, type Numbers, none, without } from "../oracle/numbers.ts";
import { linesFrom, type Operation, type Put, type ShownLine } from "../oracle/operation.ts";
import { thinlyDone } from "../oracle/thinly-done.ts";
import type { Clock } from "../virtual/clock.ts";
import { BeyondPromise, Failure, must } from "./failure.ts";
import { createSavedPromise } from "./saved-promise.ts";
import { dotsOn, inTwoParts, screenOf, told, toldPut } from "./screen.ts";

/** How long a change may be in memory alone on a device that keeps things. */
const KEPT_WITHIN_MILLISECONDS = 1_000;

/** Sees every screen and the server's shelves, knows who did what, and holds one against the other. */
export type Witness = {
  readonly history: History;
  readonly copies: Copies;
  /** A shopper did this; `screen` is what he saw before. */
  did(tab: Tab, deed: Deed, screen: readonly ShownLine[]): void;
  /** A caller without a replica did this, at the moment the server did it for him. */
  didThinly(operation: ThinOperation, before: Cart, after: Cart): void;
  /** Looks at a tab's screen if it changed: it must be what the spec says of something the tab can know. */
  look(tab: Tab): void;
  /** A store's shelf as it is: it holds all it ever held, until something happens to it. */
  sawServer(cartId: string, cart: Cart): void;
  forgetTab(tab: Tab): void;
  /** The server would not hear of the end of these dots: who took them out for something may be known in part from now on. */
  leftOut(dots: Iterable<string>): void;
  wasLeftOut(dot: string): boolean;
  /**
   * The server lost something: devices tell it what goes with what it had, and it leaves out what goes with what it has no
   * more. Until the end, whatever anybody does may be known in part.
   */
  serverLost(): void;
};

export const tabHolder = (tab: Tab): string => `tab ${tab.name}`;
export const diskHolder = (device: Device): string => `disk ${device.name}`;
export const serverHolder = (cartId: string): string => `server ${cartId}`;

type Seen = { cart: string; live: ReadonlySet<string>; known: Numbers; snapshot: unknown };

export function createWitness({ clock, trace }: { clock: Clock; trace: (line: string) => void }): Witness {
  const history = createHistory();
  const copies = createCopies(history);
  const seen = new Map<Tab, Seen>();
  const saved = createSavedPromise(history);
  const doneThinly = new Set<string>();
  const everLeftOut = new Set<string>();
  let torn = none;
  let isTorn = false;

  const cartOf = (tab: Tab): string => tab.client.snapshot().identity?.cartId ?? "none yet";

  function seenBy(tab: Tab): Seen {
    const before = seen.get(tab);
    if (before !== undefined) return before;
    const blank: Seen = { cart: cartOf(tab), live: new Set(), known: none, snapshot: null };
    seen.set(tab, blank);
    return blank;
  }

  /** Whoever learned of these from others may find them undone until they are told again; their authors do not. */
  function tear(operations: Numbers): void {
    torn |= operations;
    for (const [tab, state] of seen) state.known = without(state.known, torn) | (state.known & own(tab));
  }

  const own = (tab: Tab): Numbers =>
    history.operations.reduce(
      (mine, { author, number }) => (author === tab.name ? mine | bit(number) : mine),
      none,
    );

  /** From now on the tab answers for these, and within a second its device does. */
  function learned(tab: Tab, operations: Numbers): void {
    const state = seenBy(tab);
    const fresh = without(operations, state.known);
    state.known |= operations;
    copies.holds(tabHolder(tab), operations);
    if (fresh === none) return;
    const { device } = tab;
    const since = clock.now();
    clock.after(KEPT_WITHIN_MILLISECONDS, () => {
      if (!tab.gate.isDead && !tab.gate.isFrozen && device.disk.wellSince <= since && tab.awakeSince <= since)
        copies.holds(diskHolder(device), fresh);
    });
  }

  function look(tab: Tab): void {
    const snapshot = tab.client.snapshot();
    const state = seenBy(tab);
    if (snapshot === state.snapshot) return;
    state.snapshot = snapshot;
    const cart = cartOf(tab);
    if (cart !== state.cart) {
      trace(`${tab.name} is in ${cart}`);
      if (state.cart !== "none yet") Object.assign(state, { live: new Set(), known: none });
      state.cart = cart;
    }
    if (snapshot.status === "saved" && !isTorn) saved.check(tab.name, state.live, torn);
    const screen = screenOf(tab);
    const dots = dotsOn(screen);
    if (dots.length === state.live.size && dots.every((dot) => state.live.has(dot))) return;
    const live = new Set(dots);
    trace(`${tab.name} shows ${told(screen)}`);
    // Tabs tell each other what is new to them. Where the disk does not keep, they need not know the same to begin with.
    const parts = tab.device.disk.wasIll || isTorn ? history.all() : torn;
    const explained = history.explain(
      { live, heard: null },
      { must: state.known, may: history.all(), torn: parts },
    );
    must(explained.ok, () => `${tab.name} shows what cannot be: ${explained.ok ? "" : explained.why}`);
    checkLines(tab, screen, live);
    const before = state.live;
    state.live = live;
    learned(tab, without(certain(before, live, explained.known), parts));
  }

  /** What a screen proves to be known: what put in whatever lives, and the one thing that can have taken out what is gone. */
  function certain(before: ReadonlySet<string>, live: ReadonlySet<string>, possible: Numbers): Numbers {
    let proven = none;
    for (const { number, put } of history.operations)
      if (put !== null && live.has(put.dot)) proven |= bit(number);
    for (const dot of before) {
      if (live.has(dot)) continue;
      const killers = history.operations.filter(
        ({ number, kills }) => (possible & bit(number)) !== none && kills.has(dot),
      );
      const [only] = killers;
      if (only !== undefined && killers.length === 1) proven |= bit(only.number);
    }
    return proven;
  }

  function checkLines(tab: Tab, screen: readonly ShownLine[], live: ReadonlySet<string>): void {
    const spec = inTwoParts(linesFrom([...live].flatMap((dot) => history.putOf(dot) ?? [])));
    must(
      JSON.stringify(screen) === JSON.stringify(spec),
      () => `${tab.name} shows ${JSON.stringify(screen)} and not ${JSON.stringify(spec)}`,
    );
  }

  function did(tab: Tab, deed: Deed, before: readonly ShownLine[]): void {
    const after = screenOf(tab);
    const old = new Set(dotsOn(before));
    const live = new Set(old);
    let mine = none;
    for (const { put, kills } of decide(deed, before, tab.now())) {
      const named = put === null ? null : nameOf(put, after, old, live);
      for (const dot of kills) live.delete(dot);
      if (named !== null) live.add(named.dot);
      const operation = history.record({ author: tab.name, put: named, kills: new Set(kills) });
      trace(`#${operation.number} ${tab.name}: ${tellOf(operation)}`);
      mine |= bit(operation.number);
    }
    seenBy(tab).live = old;
    const shown = dotsOn(after);
    must(
      shown.length === live.size && shown.every((dot) => live.has(dot)),
      () => `${tab.name} did ${deed.kind} and shows ${told(after)}, not ${[...live].join(" ") || "nothing"}`,
    );
    learned(tab, mine);
    seenBy(tab).snapshot = null;
    look(tab);

    /** The one new dot on the line that was put in: it is asked what it is called. */
    function nameOf(
      put: Omit<Put, "dot" | "at">,
      screen: readonly ShownLine[],
      known: ReadonlySet<string>,
      done: ReadonlySet<string>,
    ): Put {
      const fresh = screen
        .find(({ line }) => line === put.line)
        ?.dots.filter((dot) => !known.has(dot) && !done.has(dot));
      const [dot] = fresh ?? [];
      if (dot === undefined || fresh?.length !== 1)
        throw new Failure(`${tab.name} did ${deed.kind} of ${put.line}, and ${told(screen)} is shown`);
      const first = history.minterOf(dot);
      if (first !== undefined) usedAgain(tab, dot, first);
      return { ...put, dot, at: tab.now() };
    }
  }

  function didThinly(operation: ThinOperation, before: Cart, after: Cart): void {
    must(
      !doneThinly.has(operation.operationId),
      () => `the server did ${operation.operationId} a second time`,
    );
    doneThinly.add(operation.operationId);
    const done = thinlyDone(operation, before, after);
    if (done === null) return;
    const { put } = done;
    must(
      put === null || history.putOf(put.dot) === undefined,
      () => `the server used ${put?.dot} a second time`,
    );
    trace(`a thin caller: ${tellOf(history.record({ author: "thin", ...done }))}`);
  }

  /** A dot is used once. What was lost with its last copy was never used; what both device and server lost, nobody can know of. */
  function usedAgain(tab: Tab, dot: string, first: number): void {
    if ((copies.lost() & bit(first)) !== none) {
      history.forget(first);
      return;
    }
    const holders = copies.holdersOf(first);
    const own = [diskHolder(tab.device), `tab ${tab.device.name}`];
    const isKnown = holders.some((holder) => ["server ", ...own].some((start) => holder.startsWith(start)));
    if (!isKnown) throw new BeyondPromise();
    throw new Failure(`${tab.name} used ${dot} of #${first} for a second operation`);
  }

  function sawServer(cartId: string, cart: Cart): void {
    const sighting: Sighting = {
      live: new Set<string>(cart.entries.keys()),
      heard: (dot) => knows(cart.context, dot as Dot),
    };
    const known = copies.heldBy(serverHolder(cartId));
    const parts = isTorn ? history.all() : torn;
    const explained = history.explain(sighting, { must: known, may: history.all(), torn: parts });
    must(explained.ok, () => `the server holds what cannot be: ${explained.ok ? "" : explained.why}`);
    saved.sawServer(cart);
    copies.holds(serverHolder(cartId), explained.held);
  }

  return {
    history,
    copies,
    did,
    didThinly,
    look,
    sawServer,
    leftOut(dots) {
      const left = new Set(dots);
      for (const dot of left) everLeftOut.add(dot);
      for (const { number, kills } of history.operations)
        if ([...kills].some((dot) => left.has(dot))) tear(bit(number));
    },
    wasLeftOut: (dot) => everLeftOut.has(dot),
    serverLost() {
      isTorn = true;
      tear(history.all());
    },
    forgetTab: (tab) => void seen.delete(tab),
  };
}

function tellOf({ put, kills }: Operation): string {
  const taken = kills.size === 0 ? "" : `takes out ${[...kills].join(" ")}`;
  return put === null ? taken : [toldPut(put), taken].filter((part) => part !== "").join(", ");
}

export const tellNumbers = (set: Numbers): string =>
  listed(set)
    .map((number) => `#${number}`)
    .join(" ");
