import type { CartId } from "@dotcart/cart-domain";
import type { Holder } from "./holder.ts";
import type { News } from "./news.ts";
import type { Cause } from "./passage.ts";
import type { CallProblem, CartApi, IdentityPort, Locks, Now, Renewed } from "./ports.ts";
import type { Identity } from "./snapshot.ts";
import { startSession } from "./start-session.ts";

/** Whether to go on at once, or why not now. */
export type Passed = "again" | "unreachable" | "refused";

export type Sessions = {
  /** Finds out whether this browser is somebody else by now, and slides a session on that is older than a day. */
  lookAround(): Promise<void>;
  /** The first session of a cart that has none. */
  begin(): Promise<Passed>;
  /** The session opened nothing: it is renewed, or another one was found, or it is over. */
  refused(reason: string, ours: Identity): Promise<Passed>;
  /** It did open something. */
  opened(): void;
};

const MINUTE_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 10 * MINUTE_MILLISECONDS;
const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS;
/** Thirty days lie behind whoever comes back in time, counted from his last visit, to a day. */
const FRESH_MILLISECONDS = 29 * 24 * HOUR_MILLISECONDS;

/** Whose cart this is: begins, renews and ends sessions, without the shopper noticing wherever that is possible. */
export function createSessions(options: {
  readonly identity: IdentityPort;
  readonly api: CartApi;
  readonly locks: Locks;
  readonly now: Now;
  readonly holder: Holder;
  readonly news: News;
  readonly switchTo: (to: Identity | null, cause: Cause) => Promise<void>;
}): Sessions {
  const { identity, api, now, holder, news, switchTo } = options;
  /** The session that was renewed and has opened nothing since: renewing it again at once would not help. */
  let inVain: { readonly cartId: CartId; readonly until: number } | null = null;
  /** The session begun here that has opened nothing yet: where cookies are blocked another would fare no better soon. */
  let unproven: { readonly cartId: CartId; readonly until: number } | null = null;
  /** The cart whose mark was seen in this browser: only such a one can be found missing. */
  let marked: CartId | null = null;
  let slidAt = Number.NEGATIVE_INFINITY;

  async function lookAround(): Promise<void> {
    const found = identity.current();
    const ours = holder.current().identity;
    if (found !== null) {
      marked = found.cartId;
      if (found.cartId !== ours?.cartId) await switchTo(found, "found");
    } else if (ours !== null && marked === ours.cartId) await switchTo(null, "ended");
    await slideOn();
  }

  /** Once an hour at most, so that a cart in use never loses its session. */
  async function slideOn(): Promise<void> {
    const endsAt = identity.endsAt();
    if (endsAt === null || endsAt - now() > FRESH_MILLISECONDS || now() - slidAt < HOUR_MILLISECONDS) return;
    slidAt = now();
    const reply = await api.refresh();
    if (reply.ok) await renewed(reply.value);
  }

  async function renewed({ identity: ours, receipt }: Renewed): Promise<void> {
    if (receipt !== null) news.hand(receipt);
    await switchTo(ours, receipt === null ? "found" : "entered");
  }

  async function begin(): Promise<Passed> {
    const begun = await startSession(options);
    if (!begun.ok) return notNow(begun.problem);
    await switchTo(begun.value, "began");
    unproven = { cartId: begun.value.cartId, until: now() + PATIENCE_MILLISECONDS };
    return "again";
  }

  async function refused(reason: string, ours: Identity): Promise<Passed> {
    const found = identity.current();
    if (found !== null && found.cartId !== ours.cartId) {
      await switchTo(found, "found");
      return "again";
    }
    if (inVain?.cartId === ours.cartId && now() < inVain.until) return "refused";
    if (reason !== "merged") {
      const reply = await api.refresh();
      if (reply.ok) {
        await renewed(reply.value);
        inVain = { cartId: reply.value.identity.cartId, until: now() + MINUTE_MILLISECONDS };
        return "again";
      }
      if (reply.problem.kind !== "unauthorized") return notNow(reply.problem);
    }
    if (unproven?.cartId === ours.cartId && now() < unproven.until) return "refused";
    return end(ours);
  }

  async function end(ours: Identity): Promise<Passed> {
    identity.forget(ours.cartId);
    if (ours.kind === "account") news.tell({ kind: "session-ended" });
    await switchTo(null, "ended");
    return "again";
  }

  return {
    lookAround,
    begin,
    refused,
    opened() {
      inVain = null;
      unproven = null;
    },
  };
}

const notNow = ({ kind }: CallProblem): Passed => (kind === "unreachable" ? "unreachable" : "refused");
