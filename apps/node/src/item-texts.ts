import { isPlain, lineOfItem } from "./item.ts";

/** What the lines that are hashes are called. */
export type ItemTexts = {
  readonly learn: (item: string) => void;
  /** The item of a line; undefined for a hash whose text never came. */
  readonly of: (line: string) => string | undefined;
  /** Forgets texts of lines that are not live, once they outnumber the others. */
  readonly tidy: (live: () => ReadonlySet<string>) => void;
};

/** Below this many texts nothing is tidied. */
const FEW = 1024;

export function createItemTexts(): ItemTexts {
  const texts = new Map<string, string>();
  let enough = FEW;
  return {
    learn: (item) => {
      if (!isPlain(item)) texts.set(lineOfItem(item), item);
    },
    of: (line) => (isPlain(line) ? line : texts.get(line)),
    tidy: (live) => {
      if (texts.size <= enough) return;
      const kept = live();
      for (const line of texts.keys()) if (!kept.has(line)) texts.delete(line);
      enough = Math.max(FEW, texts.size * 2);
    },
  };
}
