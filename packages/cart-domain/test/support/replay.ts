import type { Parameters } from "fast-check";

/**
 * A failing property prints its seed and path. To see that very failure again, paste them here
 * (`{ seed: 1234, path: "0:1" }`), and turn the counterexample it shrank to into a named test before it is fixed.
 */
export const replay: Pick<Parameters<unknown>, "seed" | "path"> = {};
