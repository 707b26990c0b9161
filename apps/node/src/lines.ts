/** Cuts what a stream brings into lines. Empty ones are left out; one that is too long is told of and left out. */
export type Lines = { readonly push: (text: string) => void; readonly end: () => void };

export function createLines(
  lengthMax: number,
  { onLine, onTooLong }: { onLine: (line: string) => void; onTooLong: () => void },
): Lines {
  let rest = "";
  let isSkipping = false;

  const add = (part: string): void => {
    if (isSkipping) return;
    rest += part;
    if (rest.length <= lengthMax) return;
    rest = "";
    isSkipping = true;
    onTooLong();
  };

  const finish = (): void => {
    const line = rest.trim();
    rest = "";
    isSkipping = false;
    if (line !== "") onLine(line);
  };

  return {
    push: (text) => {
      const [first = "", ...others] = text.split("\n");
      add(first);
      for (const part of others) {
        finish();
        add(part);
      }
    },
    end: finish,
  };
}
