import type { Status } from "./snapshot.ts";

export type Situation = {
  /** Neither the device nor the server has said yet what is in the cart. */
  readonly isUnread: boolean;
  readonly isKept: boolean;
  /** Whether the server has yet to hear of something. */
  readonly isPending: boolean;
  readonly isOnline: boolean;
  /** How the latest request ended. */
  readonly latest: "answered" | "unreachable" | "refused";
};

/** The one word the shopper reads: the worst that is true of his cart at this moment. */
export function statusOf({ isUnread, isKept, isPending, isOnline, latest }: Situation): Status {
  if (isUnread) return "loading";
  if (!isKept) return "memory-only";
  if (!isOnline || latest === "unreachable") return "offline";
  if (!isPending) return "saved";
  return latest === "refused" ? "on-device" : "saving";
}
