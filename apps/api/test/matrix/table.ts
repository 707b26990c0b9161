import { type Caller, type Cell, callers, type Fault, faults, type Point, points } from "./points.ts";

export type Result = { readonly cell: Cell; readonly isKept: boolean };

/** Steps by faults and callers: ✓ all promises held, ✗ one did not, · not played. */
export function table(results: readonly Result[]): string {
  const columns = faults.flatMap((fault) =>
    (Object.keys(callers) as Caller[]).map((who) => ({ fault, who })),
  );
  const mark = (point: Point, fault: Fault, who: Caller): string => {
    const found = results.find(({ cell: c }) => c.point === point && c.fault === fault && c.caller === who);
    if (found === undefined) return "·";
    return found.isKept ? "✓" : "✗";
  };
  const heads = columns.map(({ fault, who }) => `${fault}, ${who} key`);
  const rows = points.map((point) => {
    const marks = columns.map(({ fault, who }, i) => mark(point, fault, who).padEnd(heads[i]?.length ?? 0));
    return `| ${`${point.step} ${point.name}`.padEnd(28)} | ${marks.join(" | ")} |`;
  });
  const kept = results.filter(({ isKept }) => isKept).length;
  return [
    `| ${"step".padEnd(28)} | ${heads.join(" | ")} |`,
    `|${"-".repeat(30)}|${heads.map((head) => "-".repeat(head.length + 2)).join("|")}|`,
    ...rows,
    `${kept} of ${results.length} cells hold`,
  ].join("\n");
}
