/** The SQLSTATE that Postgres refused with, wherever in the chain of causes; undefined when it was something else. */
export function sqlState(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    if ("severity" in each && "code" in each && typeof each.code === "string") return each.code;
  }
  return undefined;
}
