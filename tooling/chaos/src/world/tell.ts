import { type Context, decodeCart, decodeHave, type SyncReply, type SyncRequest } from "@dotcart/cart-domain";
import type { Answer } from "../server/shop-server.ts";

/** A sync in one line of a trace: what was told and known on either side. `+` carries an entry, `-` only claims the dot. */
export const tellSync = (request: SyncRequest, answer: Answer): string =>
  `tells ${tellSide(request)}, hears ${answer.ok ? tellSide(answer.value) : JSON.stringify(answer.problem)}`;

function tellSide({ delta, have, sealed }: SyncRequest | SyncReply): string {
  const cart = decodeCart(delta);
  const has = decodeHave(have);
  if (!cart.ok || !has.ok) return `${delta} having ${have}`;
  const said = [...cart.value.entries.keys()].map((dot) => `+${dot}`);
  const claims = tellContext(cart.value.context);
  const seal = typeof sealed === "string" ? " with a seal" : "";
  return `${[...said, claims].join(" ").trim() || "nothing"} having ${tellContext(has.value.context) || "nothing"} alive ${[...has.value.live].join(" ") || "nothing"}${seal}`;
}

const tellContext = ({ vector, cloud }: Context): string =>
  [...[...vector].map(([rid, n]) => `${rid}:1..${n}`), ...cloud].join(" ");

/** Rids are told apart by their first letters. */
export const shortly = (line: string): string => line.replace(/([\w-]{3})[\w-]{9}:/g, "$1:");
