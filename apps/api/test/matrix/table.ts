import { type Caller, type Cell, callers, cells, declinedCells, type Fault, faults } from "./points.ts";

export type Result = { readonly cell: Cell; readonly isKept: boolean };

const rowsOf = (of: readonly Cell[]): readonly Cell[] => [
  ...new Map(of.map((cell) => [cell.point, cell])).values(),
];

/** Steps by faults and callers: ✓ all promises held, ✗ one did not, · not played, or no such cell. */
export function table(results: readonly Result[]): string {
  const columns = faults.flatMap((fault) =>
    (Object.keys(callers) as Caller[]).map((who) => ({ fault, who })),
  );
  const mark = ({ point, card }: Pick<Cell, "point" | "card">, fault: Fault, who: Caller): string => {
    const found = results.find(
      ({ cell: c }) => c.card === card && c.point === point && c.fault === fault && c.caller === who,
    );
    if (found === undefined) return "·";
    return found.isKept ? "✓" : "✗";
  };
  const heads = columns.map(({ fault, who }) => `${fault}, ${who} key`);
  const rows = [...rowsOf(cells), ...rowsOf(declinedCells)].map((row) => {
    const { point, card } = row;
    const marks = columns.map(({ fault, who }, i) => mark(row, fault, who).padEnd(heads[i]?.length ?? 0));
    const name = `${point.step} ${point.name}${card === "ok" ? "" : ", declined"}`;
    return `| ${name.padEnd(28)} | ${marks.join(" | ")} |`;
  });
  const kept = results.filter(({ isKept }) => isKept).length;
  return [
    `| ${"step".padEnd(28)} | ${heads.join(" | ")} |`,
    `|${"-".repeat(30)}|${heads.map((head) => "-".repeat(head.length + 2)).join("|")}|`,
    ...rows,
    `${kept} of ${results.length} cells hold`,
  ].join("\n");
}
