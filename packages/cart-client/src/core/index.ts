export * from "../memory/index.ts";
export { type CartClientOptions, createCartClient } from "./cart-client.ts";
export type { Change, Restore } from "./change.ts";
export { loadingSnapshot } from "./loading-snapshot.ts";
export type * from "./ports.ts";
export type * from "./snapshot.ts";
