export * from "./categories.ts";
export * from "./deleted-products.ts";
export * from "./images.ts";
export * from "./price-history.ts";
export * from "./products.ts";
export * from "./projection-queue.ts";
export * from "./variants.ts";
