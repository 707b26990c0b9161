import type { Script } from "../script.ts";
import { opening } from "./joining.ts";

/** Closes a cart for good, unless it is already. ARGV … 7 the cart it was merged into. */
export const closeCart: Script = {
  writes: true,
  text: /* lua */ `${opening}
if not mark then return '["no"]' end
if into then return told('unchanged', '') end
return commit('x', { 'to', ARGV[7] }, {}, {}, 0, '')
`,
};
