import {
  type Cart,
  CartId,
  decodeCart,
  encodeCart,
  ok,
  type Result,
  refuse,
  stateBounds,
} from "@dotcart/cart-domain";

/** A cart as the server once held it. */
export type SealedCart = {
  readonly cartId: CartId;
  readonly version: number;
  /** Milliseconds since the epoch of the latest change that is in it. */
  readonly at: number;
  readonly cart: Cart;
};

/** Signs what a device keeps for us, and knows it again. */
export type Sealer = {
  /** The same cart gives the same text; null where it would be longer than a device may hand back. */
  seal(state: SealedCart): Promise<string | null>;
  /** What was sealed by one of our secrets, and nothing else. */
  open(text: string): Promise<Result<SealedCart, "malformed" | "forged">>;
};

/** Raised whenever the shape of a seal changes. */
const SEAL_VERSION = "1";
/** Longer ones are not handed out: a device must be able to hand its seal back in one request beside its delta. */
export const SEAL_CHARACTERS = 98_304;
/** Sets our keys apart from whatever else is derived from the same secrets. */
const LABEL = "dotcart sealed cart 1";
const HMAC = { name: "HMAC", hash: "SHA-256" } as const;
const SEAL = /^1\.([\w-]{43})\.((\S{22})\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.(.*))$/s;

/** Snapshots of carts under HMAC-SHA-256. The first secret signs, every one of them is known again. */
export function createSealer({ secrets }: { readonly secrets: readonly string[] }): Sealer {
  let made: Promise<readonly Key[]> | undefined;
  const keys = () => (made ??= Promise.all(secrets.map(keyFrom)));

  return {
    async seal({ cartId, version, at, cart }) {
      const words = `${cartId}.${version.toString(36)}.${at.toString(36)}.${encodeCart(cart)}`;
      if (words.length + 46 > SEAL_CHARACTERS) return null;
      const [key] = await keys();
      if (key === undefined) throw new Error("a sealer has a secret");
      const signature = await crypto.subtle.sign("HMAC", key, bytesOf(words));
      return `${SEAL_VERSION}.${base64Url(new Uint8Array(signature))}.${words}`;
    },

    async open(text) {
      const parts = text.length > SEAL_CHARACTERS ? null : SEAL.exec(text);
      if (parts === null) return refuse("malformed");
      const [, signature = "", words = "", id, version = "", at = "", state = ""] = parts;
      if (!(await isSigned(await keys(), signature, words))) return refuse("forged");
      const cartId = CartId.safeParse(id);
      const cart = decodeCart(state, stateBounds);
      if (!cartId.success || !cart.ok) return refuse("malformed");
      return ok({
        cartId: cartId.data,
        version: Number.parseInt(version, 36),
        at: Number.parseInt(at, 36),
        cart: cart.value,
      });
    },
  };
}

async function isSigned(keys: readonly Key[], signature: string, words: string): Promise<boolean> {
  const given = bytesFrom(signature);
  if (given === null) return false;
  for (const key of keys) if (await crypto.subtle.verify("HMAC", key, given, bytesOf(words))) return true;
  return false;
}

async function keyFrom(secret: string): Promise<Key> {
  const master = await crypto.subtle.importKey("raw", bytesOf(secret), HMAC, false, ["sign"]);
  const derived = await crypto.subtle.sign("HMAC", master, bytesOf(LABEL));
  return crypto.subtle.importKey("raw", derived, HMAC, false, ["sign", "verify"]);
}

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** Null when it is not what `base64Url` writes: one signature has one text. */
function bytesFrom(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
    char.charCodeAt(0),
  );
  return base64Url(bytes) === text ? bytes : null;
}
