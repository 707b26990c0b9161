import type { Rid } from "@dotcart/cart-domain";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const LENGTH = 12;

/** Makes rids nobody can guess: 72 random bits each. The source is asked for a hundred at a time, when first needed. */
export function createRandomRid(): () => Rid {
  const bytes = new Uint8Array(LENGTH * 100);
  let used = bytes.length;
  return () => {
    if (used === bytes.length) {
      crypto.getRandomValues(bytes);
      used = 0;
    }
    let rid = "";
    for (const byte of bytes.subarray(used, used + LENGTH)) rid += ALPHABET.charAt(byte % 64);
    used += LENGTH;
    return rid as Rid;
  };
}
