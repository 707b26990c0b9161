export type Lookup = (name: string) => Promise<boolean>;

const KEPT_MILLISECONDS = 30_000;
const MOST_NAMES = 1_000;

/** The same answers, asked for once in half a minute for each name. A rejection is not remembered. */
export function remember(lookup: Lookup, now: () => number): Lookup {
  const known = new Map<string, { readonly answer: boolean; readonly until: number }>();
  return async (name) => {
    const remembered = known.get(name);
    if (remembered !== undefined && remembered.until > now()) return remembered.answer;
    const answer = await lookup(name);
    known.delete(name);
    known.set(name, { answer, until: now() + KEPT_MILLISECONDS });
    for (const oldest of known.keys()) {
      if (known.size <= MOST_NAMES) break;
      known.delete(oldest);
    }
    return answer;
  };
}
