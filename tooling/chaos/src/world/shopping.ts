import type { Change, Restore } from "@dotcart/cart-client/core";
import type { VariantId } from "@dotcart/cart-domain";
import type { Tab } from "../device/tab.ts";
import { type Deed, savedLineOf } from "../oracle/decide.ts";
import type { ShownLine } from "../oracle/operation.ts";
import { screenOf } from "./screen.ts";
import type { Step } from "./step.ts";
import { pick, type World } from "./world.ts";

/** The latest change of each tab that can be taken back. */
export type Undoing = Map<Tab, Restore>;

/** A shopper's deed: done on the real client, and told to the witness in the oracle's words. */
export function shopping(world: World, undoing: Undoing, step: Step, tab: Tab): void {
  const screen = screenOf(tab);
  const asked = askedOf(world, step, { tab, screen, undo: undoing.get(tab) });
  if (asked === null) return;
  const { change, deed } = asked;
  const applied = tab.client.apply(change);
  if (!applied.ok) {
    world.trace(`${tab.name} may not ${deed.kind}: ${applied.problem.kind}`);
    return;
  }
  world.witness.did(tab, deed, screen);
  undoing.delete(tab);
  if (applied.undo !== undefined) undoing.set(tab, applied.undo);
}

type Scene = {
  readonly tab: Tab;
  readonly screen: readonly ShownLine[];
  readonly undo: Restore | undefined;
};

/** The same thing twice: as the client is asked for it, and as the oracle understands it. Null when there is nothing to do it to. */
function askedOf(
  { shop: { catalogue } }: World,
  { do: doing, line, quantity }: Step,
  { tab, screen, undo }: Scene,
): { readonly change: Change; readonly deed: Deed } | null {
  const some = pick(catalogue.ids, line);
  const shown = pickId(screen, line, (name) => !name.startsWith("~"));
  const saved = pickId(screen, line, (name) => name.startsWith("~"));
  switch (doing) {
    case "add": {
      const variant = catalogue.variant(some);
      return {
        change: { kind: "add", variant, quantity },
        deed: { kind: "add", line: some, quantity, price: variant.price.amount },
      };
    }
    case "clear":
      return { change: { kind: "clear" }, deed: { kind: "clear" } };
    case "undo": {
      if (undo === undefined) return null;
      const { before, without = [] } = undo;
      return { change: undo, deed: { kind: "restore", before, without } };
    }
    case "set":
      return onLine(shown, (id) => ({
        change: { kind: "setQuantity", variantId: id, quantity: quantity - 1 },
        deed: { kind: "set", line: id, quantity: quantity - 1, price: priceKnownTo(tab, id) },
      }));
    case "remove":
      return onLine(shown, (id) => ({
        change: { kind: "remove", variantId: id },
        deed: { kind: "remove", line: id },
      }));
    case "save":
      return onLine(shown, (id) => ({
        change: { kind: "saveForLater", variantId: id },
        deed: { kind: "save", line: id },
      }));
    case "acceptPrice":
      if (quantity > 2) catalogue.raise(some);
      return onLine(shown, (id) => ({
        change: { kind: "acceptPrice", variantId: id },
        deed: { kind: "acceptPrice", line: id, price: priceKnownTo(tab, id) },
      }));
    case "moveBack":
      return onLine(saved, (id) => ({
        change: { kind: "moveToCart", variantId: id },
        deed: { kind: "moveBack", line: id },
      }));
    case "removeSaved":
      return onLine(saved, (id) => ({
        change: { kind: "removeSaved", variantId: id },
        deed: { kind: "remove", line: savedLineOf(id) },
      }));
    default:
      return null;
  }
}

const onLine = <T>(id: VariantId | undefined, ask: (id: VariantId) => T): T | null =>
  id === undefined ? null : ask(id);

/** The goods of one of the lines that are wanted, by number. */
function pickId(
  screen: readonly ShownLine[],
  number: number,
  isWanted: (line: string) => boolean,
): VariantId | undefined {
  const lines = screen.filter(({ line }) => isWanted(line));
  return lines[number % Math.max(1, lines.length)]?.line.replace("~", "") as VariantId | undefined;
}

/** The price this tab shows for goods on its screen: what it was last told, or what was seen by whoever put them there. */
function priceKnownTo(tab: Tab, id: VariantId): number {
  const line = tab.client.snapshot().lines.find(({ variantId }) => variantId === id);
  return line?.variant?.price.amount ?? line?.seen ?? 0;
}
