import type { Script } from "../script.ts";

/**
 * What is kept of a product beside its JSON, in `heads`: "<revision> live <slug> <variant id> …" or
 * "<revision> gone". Of two revisions the larger stays, of a put and a drop of the same one the drop: so it does not
 * matter in which order they come.
 *
 * Two fields are no product ids. `*complete` says that every product has been put. `*life` is a random word that lies
 * here for as long as nothing was lost: who finds it changed, or gone, knows that what he put is gone too.
 */

/** Splits a head, and takes away what it says is kept, unless another product has it by now. */
const forgetting = /* lua */ `
local function wordsOf(head)
  local words = {}
  for word in string.gmatch(head, '%S+') do words[#words + 1] = word end
  return words
end
local function forget(id, words, kept)
  if redis.call('HGET', KEYS[3], words[3]) == id then redis.call('HDEL', KEYS[3], words[3]) end
  for i = 4, #words do
    local variant = not kept[words[i]] and redis.call('HGET', KEYS[2], words[i])
    if variant and cjson.decode(variant).product.id == id then redis.call('HDEL', KEYS[2], words[i]) end
  end
end
`;

/** KEYS products, variants, slugs, heads · ARGV id, revision, slug, product, then variant id and variant in turn */
export const putProduct: Script = {
  writes: true,
  text: /* lua */ `${forgetting}
local id, revision, slug = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local head = redis.call('HGET', KEYS[4], id)
local kept, names = {}, {}
for i = 5, #ARGV, 2 do
  kept[ARGV[i]] = true
  names[#names + 1] = ARGV[i]
end
if head then
  local words = wordsOf(head)
  local newest = tonumber(words[1])
  if revision < newest or (words[2] == 'gone' and revision == newest) then return 0 end
  if words[2] == 'live' then forget(id, words, kept) end
end
redis.call('HSET', KEYS[1], id, ARGV[4])
redis.call('HSET', KEYS[3], slug, id)
for i = 5, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('HSET', KEYS[4], id, table.concat({ ARGV[2], 'live', slug, unpack(names) }, ' '))
return 1
`,
};

/** KEYS products, variants, slugs, heads · ARGV id, revision */
export const dropProduct: Script = {
  writes: true,
  text: /* lua */ `${forgetting}
local id, revision = ARGV[1], ARGV[2]
local head = redis.call('HGET', KEYS[4], id)
if head then
  local words = wordsOf(head)
  if tonumber(revision) < tonumber(words[1]) then return 0 end
  if words[2] == 'live' then
    forget(id, words, {})
    redis.call('HDEL', KEYS[1], id)
  end
end
redis.call('HSET', KEYS[4], id, revision .. ' gone')
return 1
`,
};

/** KEYS heads · ARGV a cursor, or 0. Some of what is live, and the cursor of the rest; 0 at the end. */
export const liveHeads: Script = {
  writes: false,
  text: /* lua */ `
local page = redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', 500)
local live = {}
for i = 1, #page[2], 2 do
  local revision = string.match(page[2][i + 1], '^(%d+) live')
  if revision then live[#live + 1] = '{"id":' .. cjson.encode(page[2][i]) .. ',"revision":' .. revision .. '}' end
end
return '{"next":"c' .. page[1] .. '","live":[' .. table.concat(live, ',') .. ']}'
`,
};

/** KEYS heads · ARGV a random word. Answers the word of this life, which is the given one if there was none. */
export const lifeOf: Script = {
  writes: true,
  text: /* lua */ `
redis.call('HSETNX', KEYS[1], '*life', ARGV[1])
return '{"life":"' .. redis.call('HGET', KEYS[1], '*life') .. '"}'
`,
};

/** KEYS heads · ARGV the word of the life in which everything was put */
export const setComplete: Script = {
  writes: true,
  text: /* lua */ `
if redis.call('HGET', KEYS[1], '*life') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], '*complete', '1')
return 1
`,
};

/** KEYS heads */
export const completeness: Script = {
  writes: false,
  text: `return redis.call('HEXISTS', KEYS[1], '*complete')`,
};

/** KEYS a hash of JSON, heads · ARGV its fields. One reply says both what is there and whether that is all there is. */
export const pick: Script = {
  writes: false,
  text: /* lua */ `
local found = {}
for from = 1, #ARGV, 500 do
  local some = redis.call('HMGET', KEYS[1], unpack(ARGV, from, math.min(from + 499, #ARGV)))
  for i = 1, #some do found[#found + 1] = some[i] or 'null' end
end
local complete = redis.call('HEXISTS', KEYS[2], '*complete') == 1
return '{"complete":' .. tostring(complete) .. ',"found":[' .. table.concat(found, ',') .. ']}'
`,
};

/** KEYS slugs, products, heads · ARGV slug */
export const productOfSlug: Script = {
  writes: false,
  text: /* lua */ `
local id = redis.call('HGET', KEYS[1], ARGV[1])
local product = id and redis.call('HGET', KEYS[2], id) or 'null'
local complete = redis.call('HEXISTS', KEYS[3], '*complete') == 1
return '{"complete":' .. tostring(complete) .. ',"found":[' .. product .. ']}'
`,
};
