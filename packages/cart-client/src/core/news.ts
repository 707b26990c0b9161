import type { Notice, Receipt } from "./snapshot.ts";

type Untold = Notice extends infer N ? (N extends Notice ? Omit<N, "id"> : never) : never;

export type News = {
  all(): readonly Notice[];
  /** Said once: while the same is still shown it is not said again. */
  tell(notice: Untold): void;
  receipt(): Receipt | null;
  hand(receipt: Receipt | null): void;
  /** By a notice's id; the receipt's is "receipt". */
  dismiss(id: string): void;
  clear(): void;
};

/** What the shopper should hear of once, until he has taken note of it. */
export function createNews(onChange: () => void): News {
  let notices: readonly Notice[] = [];
  let receipt: Receipt | null = null;

  function hand(given: Receipt | null): void {
    if (given === receipt) return;
    receipt = given;
    onChange();
  }

  return {
    all: () => notices,
    tell(notice) {
      const id = notice.kind === "refused" ? notice.dot : notice.kind;
      notices = [...notices.filter((other) => other.id !== id), { ...notice, id } as Notice];
      onChange();
    },
    receipt: () => receipt,
    hand,
    dismiss(id) {
      if (id === "receipt") return hand(null);
      const left = notices.filter((notice) => notice.id !== id);
      if (left.length === notices.length) return;
      notices = left;
      onChange();
    },
    clear() {
      notices = [];
      receipt = null;
      onChange();
    },
  };
}
