import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/*.process.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "processes",
          include: ["test/**/*.process.test.ts"],
          // Real processes on a busy machine: patience costs nothing when all goes well.
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
