import type { Script } from "../script.ts";
import { inPieces, wholeCart } from "./parts.ts";

/**
 * Once: what is remembered is not done again, for a day after it was done. One write in sixteen, by the last character
 * of its random rid, looks at 48 random ones and drops those past their day: at most a third of what is kept is past it.
 */
const once = /* lua */ `
local DAY = 86400
local function remembered(operation, now)
  local line = redis.call('HGET', KEYS[2], operation)
  if not line then return nil end
  local done, content = string.match(line, '^(%d+) (.+)$')
  return tonumber(done) + DAY * 1000 > now and content or nil
end
local function remember(operation, now, content, fresh)
  redis.call('HSET', KEYS[2], operation, string.format('%.0f ', now) .. content)
  redis.call('EXPIRE', KEYS[2], DAY)
  if string.byte(fresh, -1) % 16 ~= 0 then return end
  local some = redis.call('HRANDFIELD', KEYS[2], 48, 'WITHVALUES')
  for i = 1, #some, 2 do
    if not remembered(some[i], now) then redis.call('HDEL', KEYS[2], some[i]) end
  end
end
`;

/** Times are kept in base 36; the age of a line may be negative where a device's clock was wrong. */
const base36 = /* lua */ `
local function from36(text)
  if string.sub(text, 1, 1) == '-' then return -tonumber(string.sub(text, 2), 36) end
  return tonumber(text, 36)
end
local function to36(number)
  local text = ''
  repeat
    local digit = number % 36
    text = string.sub('0123456789abcdefghijklmnopqrstuvwxyz', digit + 1, digit + 1) .. text
    number = (number - digit) / 36
  until number == 0
  return text
end
`;

/**
 * One operation of a caller without a replica.
 *
 * KEYS cart, operations, events
 * ARGV  1 operation id  2 its content, hashed  3 now (ms)  4 the cart's life (s)  5 a fresh random rid
 *       6 the mark the caller knows, or ""  7 live channel  8 events to keep
 *       9 what to do: "a,<line>,<quantity>,<seen>,<at>," (add), "s,…" (set), "r,<line>", "c"
 *      10 the entry's last part, when the caller decided on the very cart whose mark it knows; else ""
 *      11 the dots that were shown, a blank between two; "*" where nobody said
 *      12 "stock,available,min,max,step,lines,dots" of an add or a set
 *
 * Answers what was done, then how to know the cart now:
 *   ["no", "reused" | "closed"]   ["no", "quantity" | "lines" | "dots", what the line would come to]
 *   ["applied" | "replayed" | "unchanged", "none" | "same" | "next" | "cart", fields]
 * "same" is the cart the caller knew, "next" is that cart after this operation, left with the mark 5. A change of a
 * cart that the caller did not know leaves another mark, so whoever builds on the mark 5 builds on what was known.
 */
export const applyOperation: Script = {
  writes: true,
  text: /* lua */ `${once}${base36}${wholeCart}${inPieces}
local cart, events = KEYS[1], KEYS[3]
local operation, content, now, fresh, known = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[5], ARGV[6]
local task, age, shown = ARGV[9], ARGV[10], ARGV[11]
local mark, version, rid, at, into = unpack(redis.call('HMGET', cart, 'm', 'ver', 's', 'at', 'to'))
if into then return '["no","closed"]' end

local function answer(did)
  if not mark then return '["' .. did .. '","none"]' end
  if mark == known then return '["' .. did .. '","same"]' end
  return '["' .. did .. '","cart",' .. wholeCart(cart) .. ']'
end

-- Takes the dots in gone out and puts one entry in under a new dot; not neither.
local function commit(gone, entry)
  local dot, added = '', ''
  local changes = { 'ver', (tonumber(version) or 0) + 1, 'm', mark == known and fresh or fresh .. '+', 'at', math.max(tonumber(at) or 0, now) }
  if not rid then
    rid = fresh
    changes[7], changes[8] = 's', rid
  end
  if entry then
    local n = (tonumber(redis.call('HGET', cart, 'v:' .. rid)) or 0) + 1
    dot = rid .. ':' .. n
    added = dot .. '=' .. entry
    local last = #changes
    changes[last + 1], changes[last + 2], changes[last + 3], changes[last + 4] = 'v:' .. rid, n, 'e:' .. dot, entry
  end
  if #gone > 0 then
    local fields = {}
    for i = 1, #gone do fields[i] = 'e:' .. gone[i] end
    inPieces('HDEL', cart, fields)
  end
  redis.call('HSET', cart, unpack(changes))
  redis.call('EXPIRE', cart, ARGV[4])
  remember(operation, now, content, fresh)
  local id = string.sub(cart, -22)
  redis.call('XADD', events, 'MAXLEN', '~', ARGV[8], '*', 'cart', id, 'ver', changes[2], 'at', ARGV[3], 'mark', fresh,
    'kind', string.sub(task, 1, 1), 'in', added, 'out', table.concat(gone, ' '))
  redis.call('PUBLISH', ARGV[7], id .. ' ' .. changes[2])
  if mark ~= known then return '["applied","cart",' .. wholeCart(cart) .. ']' end
  return '["applied","next"]'
end

local before = remembered(operation, now)
if before == content then return answer('replayed') end
if before then return '["no","reused"]' end
if age ~= '' and mark == known then return commit({}, task .. age) end

-- What is live, and of it what this is about: every dot for a clear, else the line's.
local kind, line, quantity = string.match(task, '^(.),?([^,]*),?(%d*)')
local fields = mark and redis.call('HGETALL', cart) or {}
local names, lines, dots, here, since = {}, 0, 0, {}, now
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 2) == 'e:' then
    local of, name, count, time, aged = string.match(fields[i + 1], '^(.),([^,]+),(%d+),[^,]+,([^,]+),(.+)$')
    dots = dots + 1
    local isSaved = string.sub(name, 1, 1) == '~'
    if not isSaved and not names[name] then names[name], lines = true, lines + 1 end
    if name == line or kind == 'c' and not isSaved then
      here[#here + 1] = { dot = string.sub(fields[i], 3), kind = of, quantity = tonumber(count) }
      if name == line then since = math.min(since, from36(time) - from36(aged)) end
    end
  end
end

-- What the author saw of it goes; what was added unseen stays.
local seen = {}
for dot in string.gmatch(shown, '%S+') do seen[dot] = true end
local gone, sets, added, was, adds, conflict = {}, 0, 0, nil, 0, false
for _, entry in ipairs(here) do
  if kind ~= 'a' and (shown == '*' or seen[entry.dot]) then
    gone[#gone + 1] = entry.dot
    if entry.kind == 'a' then adds = adds + entry.quantity
    else conflict, was = conflict or (was and was ~= entry.quantity), math.max(was or 0, entry.quantity) end
  elseif entry.kind == 'a' then added = added + entry.quantity
  else sets = math.max(sets, entry.quantity) end
end

if kind == 'a' or kind == 's' then
  quantity = tonumber(quantity)
  local result = kind == 'a' and sets + added + quantity or math.max(sets, quantity) + added
  local stock, available, min, max, step, lineLimit, dotLimit = string.match(ARGV[12], '(%d+),(%d),(%d+),(%d+),(%d+),(%d+),(%d+)')
  local refused = nil
  if available == '0' or result > tonumber(stock) or result < tonumber(min) or result > tonumber(max)
    or (result - min) % step ~= 0 then refused = 'quantity'
  elseif #here == 0 and lines >= tonumber(lineLimit) then refused = 'lines'
  elseif #gone == 0 and dots >= tonumber(dotLimit) then refused = 'dots' end
  if refused then return '["no","' .. refused .. '",' .. result .. ']' end
  if kind == 'a' or #gone == 0 or conflict or (was or 0) + adds ~= quantity then
    return commit(gone, task .. to36(now - since))
  end
elseif #gone > 0 then
  return commit(gone, nil)
end
remember(operation, now, content, fresh)
return answer('unchanged')
`,
};
