/**
 * Pieces of Lua that more than one script is made of. A script is their text and its own, joined.
 *
 * One cart is one hash: `v:<rid>` = n, the vector · `c:<rid>:<n>`, the cloud · `e:<rid>:<n>` = an entry's payload ·
 * `r:<rid>` = the subject it belongs to · `s`, the rid this server mints with · `to`, the cart it was merged into · `ver` and `at`, raised by every change · `m`, a random mark that every change
 * replaces: who knows a cart's mark knows the cart.
 */

/** The whole cart as one JSON list of names and values in turn. Nothing that is kept needs escaping, so it is only joined. */
export const wholeCart = /* lua */ `
local function wholeCart(key)
  return '["' .. table.concat(redis.call('HGETALL', key), '","') .. '"]'
end
`;

/** `HSET`/`HDEL` with as many arguments as there are, in pieces that fit Lua's stack. */
export const inPieces = /* lua */ `
local function inPieces(command, key, words)
  for from = 1, #words, 1000 do
    redis.call(command, key, unpack(words, from, math.min(from + 999, #words)))
  end
end
`;
