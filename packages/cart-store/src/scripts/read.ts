import type { Script } from "../script.ts";
import { wholeCart } from "./parts.ts";

/** KEYS cart · ARGV the mark the caller knows. Answers ["read", "none" | "same" | "cart", fields]. */
export const readCart: Script = {
  writes: false,
  text: /* lua */ `${wholeCart}
local mark = redis.call('HGET', KEYS[1], 'm')
if not mark then return '["read","none"]' end
if mark == ARGV[1] then return '["read","same"]' end
return '["read","cart",' .. wholeCart(KEYS[1]) .. ']'
`,
};
