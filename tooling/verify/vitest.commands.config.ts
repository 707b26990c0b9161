import { defineConfig } from "vitest/config";

/** The commands of the README, run as a user runs them: slow, and one at a time. */
export default defineConfig({
  test: {
    include: ["test/**/*.commands.ts"],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
