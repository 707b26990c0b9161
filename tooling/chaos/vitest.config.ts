import { defineConfig } from "vitest/config";

/** Simulations are long rows of short runs: a file per worker, patience on a busy machine. */
export default defineConfig({
  test: { include: ["src/**/*.test.ts", "test/**/*.test.ts"], testTimeout: 600_000 },
});
