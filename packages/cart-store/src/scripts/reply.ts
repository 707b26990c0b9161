/** How a script tells its caller the cart as it is now, in as few words as the caller's knowledge allows. */
export type Told =
  | readonly ["none"]
  /** The very cart whose mark the caller named. */
  | readonly ["same"]
  /** That cart after this call, as the caller can tell for itself. */
  | readonly ["next"]
  /** The whole hash, as names and values in turn. */
  | readonly ["cart", fields: readonly string[]];

export type ReadReply = readonly [did: "read", ...told: Told];
export type ApplyReply =
  | readonly [did: "applied" | "replayed" | "unchanged", ...told: Told]
  | readonly [did: "no", why: "reused"]
  | readonly [did: "no", why: "closed"]
  | readonly [did: "no", why: "quantity" | "lines" | "dots", quantity: number];
export type MergeReply =
  | readonly [did: "changed" | "unchanged" | "closed", ...told: Told]
  | readonly [did: "no"];
/** As for a merge, and behind it the refused dots. */
export type TakeReply =
  | readonly [did: "changed" | "unchanged" | "closed", ...told: Told, refused: string]
  | readonly [did: "no"];
export type CloseReply = readonly [did: "changed" | "unchanged", ...told: Told] | readonly [did: "no"];
