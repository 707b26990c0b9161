import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.ts"],
          exclude: ["src/**/*.redis.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "redis",
          include: ["src/**/*.redis.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
