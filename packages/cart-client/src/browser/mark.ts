import type { IdentityPort } from "../core/ports.ts";
import { isCartId } from "../core/shapes.ts";
import type { Identity } from "../core/snapshot.ts";

const NAME = "dotcart-mark";
const MARK = /^([ga])\.([^.]*)\.(\d{1,12})$/;

export type Mark = Identity & {
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
};

/** The mark beside the session's cookie, which scripts cannot read: whose cart this browser holds, and until when. */
export function markIn(cookies: string): Mark | null {
  for (const pair of cookies.split(";")) {
    const [name = "", value = ""] = pair.trim().split("=");
    if (name !== NAME) continue;
    const [, kind, id, seconds] = MARK.exec(value) ?? [];
    if (!isCartId(id)) return null;
    return { kind: kind === "a" ? "account" : "guest", cartId: id, endsAt: Number(seconds) * 1000 };
  }
  return null;
}

/** Who this browser is, by its cookies. */
export const cookieIdentity: IdentityPort = {
  current() {
    const mark = markIn(document.cookie);
    return mark === null ? null : { kind: mark.kind, cartId: mark.cartId };
  },
  endsAt: () => markIn(document.cookie)?.endsAt ?? null,
  forget(cartId) {
    if (markIn(document.cookie)?.cartId !== cartId) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser, and has no way to wait
    document.cookie = `${NAME}=; Path=/; Max-Age=0; SameSite=Lax`;
  },
};
