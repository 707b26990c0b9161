export * from "../memory/index.ts";
export { createCartClient } from "./cart-client.ts";
export type { Change, Restore } from "./change.ts";
export type { CartClientOptions } from "./client-options.ts";
export { loadingSnapshot } from "./loading-snapshot.ts";
export type * from "./ports.ts";
export type * from "./snapshot.ts";
