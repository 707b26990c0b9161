import pc from "picocolors";

export type Row = readonly [what: string, where: string, note: string];

/** A tidy table with aligned columns, ready to print. */
export function table(title: string, rows: readonly Row[]): string {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const lines = rows.map(
    ([what, where, note]) =>
      `  ${pc.bold(what.padEnd(width(0)))}  ${pc.cyan(where.padEnd(width(1)))}  ${pc.dim(note)}`,
  );
  return [`\n${pc.bold(title)}\n`, ...lines, ""].join("\n");
}
