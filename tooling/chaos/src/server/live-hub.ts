/** Who listens to news of which cart. */
export type LiveHub = {
  listen(cartId: string, hear: (news: News) => void): () => void;
  tell(cartId: string, news: News): void;
  /** To everybody: something may have been missed. */
  gap(): void;
};

export type News =
  | { readonly kind: "version"; readonly version: number }
  | { readonly kind: "gap" }
  | { readonly kind: "ended"; readonly reason: string };

export function createLiveHub(): LiveHub {
  const listeners = new Map<(news: News) => void, string>();
  return {
    listen(cartId, hear) {
      listeners.set(hear, cartId);
      return () => listeners.delete(hear);
    },
    tell(cartId, news) {
      for (const [hear, id] of [...listeners]) if (id === cartId) hear(news);
    },
    gap() {
      for (const hear of [...listeners.keys()]) hear({ kind: "gap" });
    },
  };
}
