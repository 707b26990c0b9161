import type { CartView } from "./operation.ts";

/** Of two states of one cart, the one that more changes went into: a slow answer never brings back an older cart. */
export const keepNewest = <T extends CartView | null | undefined>(shown: T, arrived: T): T =>
  shown && arrived && shown.id === arrived.id && arrived.version < shown.version ? shown : arrived;
