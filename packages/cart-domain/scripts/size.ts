/** Prints what the set and the cart weigh in a browser, and fails when they weigh more than was promised. */
import { bundles, measure } from "./measure.ts";

for (const { name, names, limit } of bundles) {
  const { minified, gzip, modules } = await measure(names);
  const hasZod = modules.some((path) => path.includes("zod"));
  const isFine = gzip <= limit && !hasZod;
  console.log(
    `${isFine ? "ok  " : "FAIL"} ${name}: ${gzip} B gzip of ${limit} (${minified} B minified, ${hasZod ? "with zod" : "no zod"})`,
  );
  if (!isFine) process.exitCode = 1;
}
