import { defineConfig } from "vitest/config";

/** A suite's suffix says what it needs. Patience on a busy machine costs nothing when all goes well. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,test,scripts}/**/*.test.ts"],
          exclude: ["**/*.redis.test.ts", "**/*.pg.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "redis",
          include: ["{src,test}/**/*.redis.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "pg",
          include: ["{src,test}/**/*.pg.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
