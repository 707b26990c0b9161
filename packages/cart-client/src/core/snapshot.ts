import type {
  CartId,
  CartProblem,
  Dot,
  DotProblem,
  LineId,
  Money,
  ReviewedLine,
  RoomProblem,
  VariantId,
} from "@dotcart/cart-domain";
import type { Change, Restore } from "./change.ts";

/** Whose cart this browser (or process) holds. */
export type Identity = { readonly kind: "guest" | "account"; readonly cartId: CartId };

/** A line with its price, its variant (and through it the product's name and picture), and whatever must be said of it. */
export type Line = ReviewedLine;

/**
 * - `loading`: what the device or the server knows has not been read yet
 * - `saved`: the server has everything
 * - `saving`: something is on its way
 * - `on-device`: kept on this device; the server answers but cannot take it at the moment
 * - `offline`: kept on this device until the network returns
 * - `memory-only`: the device keeps nothing (private mode, a full or broken disk): closing this tab may lose what the
 *   server does not have
 */
export type Status = "loading" | "saved" | "saving" | "on-device" | "offline" | "memory-only";

/** What a sign-in brought into the account's cart. */
export type Receipt = {
  readonly guestCartId: CartId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly strategy: "join" | "keep-account" | "keep-guest" | "larger";
  /** What came from the guest. */
  readonly lines: readonly { readonly variantId: VariantId; readonly quantity: number }[];
  /** The guest's live dots: taking them out undoes the merge. */
  readonly dots: readonly Dot[];
  /** How many lines the account had before. */
  readonly kept: number;
};

/** Something the shopper should hear of once. */
export type Notice =
  | {
      readonly id: string;
      readonly kind: "refused";
      readonly dot: Dot;
      readonly line: LineId;
      readonly quantity: number;
      /** `malformed`: the server could not read it. */
      readonly problem: DotProblem | { readonly kind: "malformed" };
    }
  /** Nothing is kept on this device from now on. */
  | { readonly id: string; readonly kind: "storage"; readonly trouble: StorageTrouble }
  /** The account's session ended; its cart is kept for the next sign-in. */
  | { readonly id: string; readonly kind: "session-ended" }
  /** The server speaks a newer language than this page: reloading it helps. */
  | { readonly id: string; readonly kind: "outdated" };

/** `corrupt`: what was kept could not be read and was set aside; what comes from now on is kept again. */
export type StorageTrouble = "blocked" | "full" | "corrupt";

/** All a screen needs, in one value that is replaced whenever anything of it changes. */
export type Snapshot = {
  /** Null before the first session. */
  readonly identity: Identity | null;
  readonly lines: readonly Line[];
  /** What is kept for later: never counted, never paid. */
  readonly saved: readonly Line[];
  readonly totals: { readonly itemCount: number; readonly total: Money };
  /** Of the cart as a whole; a line's own are on the line. */
  readonly problems: readonly RoomProblem[];
  readonly status: Status;
  readonly notices: readonly Notice[];
  readonly receipt: Receipt | null;
};

/** What a change comes to, at once. `undo` is a change that takes it back. */
export type Applied =
  | { readonly ok: true; readonly undo?: Restore }
  | { readonly ok: false; readonly problem: CartProblem };

/** A replica of one browser's or one process's cart, kept the same as every other copy. */
export type CartClient = {
  /** The same value until something changes. */
  snapshot(): Snapshot;
  /** What a server renders, and a page before it is alive: `loading`, always the same value. */
  loading(): Snapshot;
  /** Calls `listener` after every change; answers with what ends that. */
  subscribe(listener: () => void): () => void;
  /** Done when it returns: the next snapshot shows it, whatever the network does. */
  apply(change: Change): Applied;
  /** Talks to the server now. Resolves when it answered or could not be reached; never rejects. */
  sync(): Promise<void>;
  /** Somebody signed in: this is his cart, and the guest's goes into it. */
  entered(identity: Identity, receipt: Receipt | null): Promise<void>;
  /** Somebody signed out: nothing of his stays on this device, in any tab. */
  left(): Promise<void>;
  /** Takes a notice away by its id, or the receipt by `"receipt"`. */
  dismiss(id: string): void;
  /** Ends timers, streams and locks. What is on the device stays there. */
  close(): void;
};
