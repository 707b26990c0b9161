import { defineConfig } from "vitest/config";

/** A suite's suffix says what it needs. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,test}/**/*.test.ts"],
          exclude: ["**/*.redis.test.ts", "**/*.pg.test.ts"],
        },
      },
      {
        test: {
          name: "redis",
          include: ["{src,test}/**/*.redis.test.ts"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "pg",
          include: ["{src,test}/**/*.pg.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
