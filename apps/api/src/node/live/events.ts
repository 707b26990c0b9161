/** What goes down a live stream, as server-sent events (HTML, 9.2). */
export const versionEvent = (version: number): string => `event: version\ndata: ${version}\n\n`;
/** Something may have been missed: synchronise. */
export const gapEvent = "event: gap\ndata: \n\n";
/** Nothing comes after it, and the same token gets no other stream. */
export const endedEvent = (reason: EndReason): string => `event: ended\ndata: ${reason}\n\n`;
/** A comment, so that whoever stands between does not take a quiet cart for a dead connection. */
export const heartbeat = ": \n\n";
/** How long a browser waits before it comes again; different for each, or all would come at once after a restart. */
export const comeAgain = (milliseconds: number): string => `retry: ${Math.round(milliseconds)}\n`;

export type EndReason = "expired" | "merged";
