import { type Dot, isSaved, type OperationId, type RefusedDot, variantOf } from "@dotcart/cart-domain";
import type { Holder } from "./holder.ts";
import type { News } from "./news.ts";
import { type CartApi, isPassing, type ThinOperation } from "./ports.ts";

export type Judged = {
  /** What is to be taken out here, for the server does not take it. */
  readonly dropped: readonly Dot[];
  /** Whether the server did some of it in another way, which is yet to be heard of. */
  readonly isDoneOtherwise: boolean;
};

export type Judge = {
  /** What becomes of refused dots. Those that may pass later are left as they are. */
  judge(refused: readonly RefusedDot[]): Promise<Judged>;
  /** The server cannot read what this dot carries. False when it carries nothing. */
  giveUp(dot: Dot): boolean;
};

/** What a device does about what the server refused: it tells the shopper, or finds another way. */
export function createJudge({
  api,
  holder,
  news,
}: {
  readonly api: CartApi;
  readonly holder: Holder;
  readonly news: News;
}): Judge {
  const entryOf = (dot: Dot) => holder.current().cart.entries.get(dot);

  function isOfSaved(dot: Dot): boolean {
    const entry = entryOf(dot);
    return entry !== undefined && isSaved(entry.line);
  }

  function tell({ dot, problem }: RefusedDot | Unreadable): boolean {
    const entry = entryOf(dot);
    if (entry === undefined) return false;
    news.tell({ kind: "refused", dot, line: entry.line, quantity: entry.quantity, problem });
    return true;
  }

  /**
   * The same wish without a dot of ours. The dot names it, so that a repetition has no effect. There is none to save for
   * later: then the goods are put into the cart, where they mostly were, for the delta has taken them out.
   */
  function thinOperation(dot: Dot): ThinOperation | null {
    const entry = entryOf(dot);
    if (entry === undefined) return null;
    const operationId = dot as string as OperationId;
    const wish = { operationId, variantId: variantOf(entry.line), quantity: entry.quantity };
    // What a set was to replace, the delta took out beside it: what the shopper did not see stays.
    return entry.kind === "add" ? { ...wish, kind: "add" } : { ...wish, kind: "setQuantity", dots: [] };
  }

  return {
    async judge(refused) {
      const dropped: Dot[] = [];
      let isDoneOtherwise = false;
      for (const one of refused) {
        const operation = one.problem.kind === "too-many-replicas" ? thinOperation(one.dot) : null;
        const reply = operation === null ? null : await api.operate(operation);
        if (reply !== null && !reply.ok && isPassing(reply.problem)) continue;
        if (reply?.ok) isDoneOtherwise = true;
        if (!reply?.ok || isOfSaved(one.dot)) tell(one);
        dropped.push(one.dot);
      }
      return { dropped, isDoneOtherwise };
    },
    giveUp: (dot) => tell({ dot, problem: { kind: "malformed" } }),
  };
}

type Unreadable = { readonly dot: Dot; readonly problem: { readonly kind: "malformed" } };
