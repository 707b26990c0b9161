import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "unit",
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Everything here is pure, so the files may share a process; the properties need patience on a busy machine.
    isolate: false,
    testTimeout: 60_000,
  },
});
