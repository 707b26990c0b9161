import type { RefusedDot } from "./problem.ts";
import type { CartId } from "./schema/ids.ts";

/** What a replica sends. */
export type SyncRequest = {
  /** The cart it believes to talk about; a token that opens another answers `other-cart`. */
  readonly cartId?: CartId | undefined;
  /** Its own dots that the server lacks and the dots it saw removed: `encodeCart`, within `ingressBounds`. */
  readonly delta: string;
  /** All it has seen and which of it lives: `encodeHave`. Used to compute the reply, never joined. */
  readonly have: string;
  /** The latest sealed snapshot, handed back when the server knows less than it once did. */
  readonly sealed?: string | undefined;
};

/** What it gets back. */
export type SyncReply = {
  /** What the replica lacks: `encodeCart`. */
  readonly delta: string;
  /** What the server has now: `encodeHave`. */
  readonly have: string;
  /** Raised by every change; 0 where there is no cart. */
  readonly version: number;
  /**
   * The whole cart, signed by the server, when it is worth keeping; null too while the device shows what the server has
   * lost. A device keeps the latest, but never gives one away that tells more than this reply's `have`: it hands it back.
   */
  readonly sealed: string | null;
  readonly refused: readonly RefusedDot[];
};
