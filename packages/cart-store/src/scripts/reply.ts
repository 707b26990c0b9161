/** How a script tells its caller the cart as it is now, in as few words as the caller's knowledge allows. */
export type Told =
  | readonly ["none"]
  /** The very cart whose mark the caller named. */
  | readonly ["same"]
  /** That cart after this call, which left `version`; the word is the dot it minted, or the server's rid after a merge. */
  | readonly ["next", version: number, word: string]
  /** The whole hash, as names and values in turn. */
  | readonly ["cart", fields: readonly string[]];

/** What a script did and the cart it led to, or "no" and what else it has to say. */
export type Reply<Did extends string, No extends readonly unknown[]> =
  | readonly [did: Did, ...told: Told]
  | readonly [did: "no", ...because: No];

export type ApplyReply = Reply<
  "applied" | "replayed" | "unchanged",
  readonly ["reused"] | readonly ["quantity" | "lines" | "dots", quantity: number]
>;
export type MergeReply = Reply<"changed" | "unchanged", readonly []>;
export type ReadReply = readonly [did: "read", ...told: Told];
