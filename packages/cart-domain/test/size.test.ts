import { expect, test } from "vitest";
import { bundles, measure } from "../scripts/measure.ts";

for (const { name, names, limit } of bundles)
  test(`in a browser ${name} weigh at most ${limit} bytes after gzip, and bring no zod`, async () => {
    const { gzip, modules } = await measure(names);
    expect(modules.filter((path) => path.includes("zod") || path.includes("schema"))).toEqual([]);
    expect(gzip).toBeLessThanOrEqual(limit);
  });
