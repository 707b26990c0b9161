import type {
  CartId,
  CartProblem,
  Dot,
  OperationId,
  Rid,
  SyncProblem,
  SyncReply,
  SyncRequest,
  Variant,
  VariantId,
} from "@dotcart/cart-domain";
import type { Identity, Receipt, StorageTrouble } from "./snapshot.ts";

/** Milliseconds since the epoch. */
export type Now = () => number;

/** Calls once after so many milliseconds; what it answers with takes that back. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

export type Random = {
  /** Never the same twice, on any device: 72 random bits. */
  rid(): Rid;
  /** From 0 up to, not including, 1. */
  fraction(): number;
};

/** Who this browser or process is at this moment, as far as it can know without asking. */
export type IdentityPort = {
  current(): Identity | null;
  /** When the session ends unless it is renewed, in milliseconds since the epoch; null where that is not known. */
  endsAt(): number | null;
  /** The session of this cart is over for good: `current` no longer answers with it. */
  forget(cartId: CartId): void;
};

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CallProblem };

/** Why a call came to nothing. */
export type CallProblem =
  | SyncProblem
  | CartProblem
  /** No answer, or none that the API gave. */
  | { readonly kind: "unreachable" }
  /** The API answered that it cannot at the moment. */
  | { readonly kind: "unavailable" }
  | { readonly kind: "unauthorized"; readonly reason: string }
  /** Any other refusal; the same call will be refused again. */
  | { readonly kind: "refused"; readonly why: string };

/** An operation without a dot, for a tab that may not mint. `operationId` makes a repetition harmless. */
export type ThinOperation = {
  readonly operationId: OperationId;
  readonly variantId: VariantId;
  readonly quantity: number;
} & (
  | { readonly kind: "add" }
  /** `dots`: what it replaces, and nothing else. */
  | { readonly kind: "setQuantity"; readonly dots: readonly Dot[] }
);

/** The API as a replica calls it. Nothing here ever rejects. Every call may be repeated. */
export type CartApi = {
  /** A new guest with an empty cart. */
  start(): Promise<Reply<Identity>>;
  /** A token that lasts its full time again, for the same cart; with what a sign-in has brought in meanwhile. */
  refresh(): Promise<Reply<Renewed>>;
  sync(request: SyncRequest): Promise<Reply<SyncReply>>;
  /** What the catalogue knows of these, at most 200 of them; unknown ones are absent. */
  variants(ids: readonly VariantId[]): Promise<Reply<readonly Variant[]>>;
  operate(operation: ThinOperation): Promise<Reply<null>>;
};

export type Renewed = { readonly identity: Identity; readonly receipt: Receipt | null };

export type Stored = ReadonlyMap<string, unknown>;

export type StorageResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Exclude<StorageTrouble, "corrupt"> };

/** Whether the same call may well succeed in a moment. */
export const isPassing = ({ kind }: CallProblem): boolean => kind === "unreachable" || kind === "unavailable";

/**
 * What a device keeps. Values are plain data. Nothing here ever rejects: a device that keeps nothing says so.
 */
export type CartStorage = {
  /**
   * Reads these keys, asks `change` what to write (undefined deletes), and writes it: one transaction, so two tabs
   * never overwrite each other's. Done when it is on the disk, not merely on its way.
   */
  transact(keys: readonly string[], change: (stored: Stored) => Stored): Promise<StorageResult<Stored>>;
  keys(): Promise<StorageResult<readonly string[]>>;
  /** A cache: may forget, may be behind. */
  readVariants(ids: readonly VariantId[]): Promise<readonly unknown[]>;
  writeVariants(variants: readonly CachedVariant[]): Promise<void>;
  /** Where a device has none, what was done in the last moments of a page may be lost with it. */
  readonly lastWords?: LastWords;
  close(): void;
};

/**
 * What a page says that goes before its disk has answered: kept when the call returns, read by the next page. Nothing
 * here ever throws.
 */
export type LastWords = {
  say(key: string, value: unknown): void;
  all(): readonly LastWord[];
  forget(words: readonly LastWord[]): void;
};

/** `key`: of the record it belongs to. */
export type LastWord = { readonly name: string; readonly key: string; readonly value: unknown };

/** `at`: when the catalogue said so, in milliseconds since the epoch. */
export type CachedVariant = { readonly variant: Variant; readonly at: number };

/** Names held by one holder at a time among all tabs of a browser; given back when its holder dies. */
export type Locks = {
  /** The release, or null when somebody holds it. */
  tryHold(name: string): Promise<(() => void) | null>;
  /** Waits for its turn; rejects when `signal` aborts before that. */
  hold(name: string, signal?: AbortSignal): Promise<() => void>;
  /** Whether other tabs' holds are seen at all. Where not, nothing that must be held by one alone is shared. */
  readonly isShared: boolean;
};

/** Joins the tabs of one browser. Reaches the others, never oneself; promises nothing about arrival. */
export type Channel = {
  post(message: unknown): void;
  subscribe(listener: (message: unknown) => void): () => void;
  close(): void;
};

export type LiveHandlers = {
  /** It stands. */
  onOpen(): void;
  /** Anything came, a heartbeat too. */
  onAlive(): void;
  onVersion(version: number): void;
  /** Something may have been missed. */
  onGap(): void;
  /** It is over: cut, refused, or ended by the server, who then says why. Nothing comes after it. */
  onEnd(reason: string | null): void;
};

/** Opens a stream of nudges; what it answers with closes it. */
export type Live = { open(cartId: CartId, handlers: LiveHandlers): () => void };

/** `leaving`: the page goes, perhaps for good; only what needs no waiting can still be done. */
export type Attention = "focus" | "visible" | "online" | "offline" | "leaving";

/** What can be known about the shopper's attention and the network. */
export type Presence = {
  isVisible(): boolean;
  /** False only when there is certainly no network. */
  isOnline(): boolean;
  subscribe(listener: (what: Attention) => void): () => void;
};
