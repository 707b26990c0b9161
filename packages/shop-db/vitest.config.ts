import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,pictures}/**/*.test.ts"],
          exclude: ["src/**/*.pg.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "pg",
          include: ["src/**/*.pg.test.ts"],
          globalSetup: "test/postgres.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
