import type { Script } from "../script.ts";
import { inPieces, wholeCart } from "./parts.ts";

/**
 * Joins a delta: an entry survives when both sides hold it, or when the side without it never saw its dot.
 *
 * KEYS cart, events
 * ARGV 1 now (ms)  2 the cart's life (s)  3 a fresh random rid  4 the mark the caller knows, or ""  5 live channel
 *      6 events to keep  7 "1" to create the cart where there is none  8 how many entries  9 how many vector parts
 *      then the entries as dot and payload in turn, the vector as rid and n in turn, the dots of the cloud
 *
 * Answers ["no"] where there is no cart and none is to be made, or ["changed" | "unchanged", …] with the cart told as in the script of
 * operations.
 */
export const mergeDelta: Script = {
  writes: true,
  text: /* lua */ `${wholeCart}${inPieces}
local cart, events = KEYS[1], KEYS[2]
local now, fresh, known = tonumber(ARGV[1]), ARGV[3], ARGV[4]
local entries, parts = tonumber(ARGV[8]), tonumber(ARGV[9])
local vectorFrom = 10 + 2 * entries
local cloudFrom = vectorFrom + 2 * parts
local mark, version, rid, at = unpack(redis.call('HMGET', cart, 'm', 'ver', 's', 'at'))
if not mark and ARGV[7] ~= '1' then return '["no"]' end

local function ridOf(dot) return string.sub(dot, 1, 12) end
local function counterOf(dot) return tonumber(string.sub(dot, 14)) end

-- Every change ends here. Pieces for the event: what came in as "dot=payload", what went out as dots.
local function commit(changes, came, gone, isRidSpent)
  version = (tonumber(version) or 0) + 1
  if not rid or isRidSpent then
    rid = fresh
    changes[#changes + 1] = 's'
    changes[#changes + 1] = rid
  end
  for _, word in ipairs({ 'ver', version, 'm', mark == known and fresh or fresh .. '+', 'at', math.max(tonumber(at) or 0, now) }) do
    changes[#changes + 1] = word
  end
  inPieces('HSET', cart, changes)
  redis.call('EXPIRE', cart, ARGV[2])
  local id = string.sub(cart, -22)
  redis.call('XADD', events, 'MAXLEN', '~', ARGV[6], '*', 'cart', id, 'ver', version, 'at', ARGV[1], 'mark', fresh,
    'kind', 'm', 'in', table.concat(came, ' '), 'out', table.concat(gone, ' '))
  redis.call('PUBLISH', ARGV[5], id .. ' ' .. version)
  if mark ~= known then return '["changed","cart",' .. wholeCart(cart) .. ']' end
  return '["changed","next"]'
end

-- The usual delta: one add, the next dot of its replica, nothing known beyond it.
if mark and entries == 1 and #ARGV == 12 + parts then
  local dot, payload = ARGV[10], ARGV[11]
  local from, n = ridOf(dot), counterOf(dot)
  local isAlone = parts == 0 and ARGV[12] == dot or parts == 1 and ARGV[12] == from and ARGV[13] == '1' and n == 1
  if isAlone and from ~= rid then
    local last, after = unpack(redis.call('HMGET', cart, 'v:' .. from, 'c:' .. from .. ':' .. (n + 1)))
    if n == (tonumber(last) or 0) + 1 and not after then
      return commit({ 'v:' .. from, n, 'e:' .. dot, payload }, { dot .. '=' .. payload }, {}, false)
    end
  end
end

local fields = redis.call('HGETALL', cart)
local vector, cloud, live = {}, {}, {}
for i = 1, #fields, 2 do
  local kind, name = string.sub(fields[i], 1, 2), string.sub(fields[i], 3)
  if kind == 'e:' then live[name] = true
  elseif kind == 'v:' then vector[name] = tonumber(fields[i + 1])
  elseif kind == 'c:' then cloud[name] = true end
end

local theirVector, theirCloud, theirs = {}, {}, {}
for i = 10, vectorFrom - 1, 2 do theirs[ARGV[i]] = true end
for i = vectorFrom, cloudFrom - 1, 2 do theirVector[ARGV[i]] = tonumber(ARGV[i + 1]) end
for i = cloudFrom, #ARGV do theirCloud[ARGV[i]] = true end

local function knows(vector, cloud, dot)
  return cloud[dot] or counterOf(dot) <= (vector[ridOf(dot)] or 0)
end

local isRidSpent = false
local changes, removals, came, gone = {}, {}, {}, {}
for dot in pairs(live) do
  if not theirs[dot] and knows(theirVector, theirCloud, dot) then
    gone[#gone + 1] = dot
    removals[#removals + 1] = 'e:' .. dot
  end
end
for i = 10, vectorFrom - 1, 2 do
  local dot, payload = ARGV[i], ARGV[i + 1]
  if not live[dot] and not knows(vector, cloud, dot) then
    came[#came + 1] = dot .. '=' .. payload
    changes[#changes + 1] = 'e:' .. dot
    changes[#changes + 1] = payload
  end
end

-- The context: their vector where it is further, their cloud where it is news.
local reached, touched = {}, {}
for from, n in pairs(theirVector) do
  if n > (vector[from] or 0) then reached[from], touched[from] = n, true end
end
local beyond = {}
for dot in pairs(theirCloud) do
  if not knows(vector, cloud, dot) then beyond[dot], touched[ridOf(dot)] = true, true end
end
if next(touched) == nil and #came == 0 and #gone == 0 then
  if not mark then return '["unchanged","none"]' end
  if mark == known then return '["unchanged","same"]' end
  return '["unchanged","cart",' .. wholeCart(cart) .. ']'
end

-- Normal form: of each rid that moved, what the vector reaches leaves the cloud, one dot after the other.
local loose = {}
local function gather(dots)
  for dot in pairs(dots) do
    local from = ridOf(dot)
    if touched[from] then
      loose[from] = loose[from] or {}
      table.insert(loose[from], counterOf(dot))
    end
  end
end
gather(cloud)
gather(beyond)
for from in pairs(touched) do
  local n = reached[from] or vector[from] or 0
  local counters = loose[from] or {}
  table.sort(counters)
  for _, counter in ipairs(counters) do
    local dot = from .. ':' .. counter
    if counter <= n + 1 then
      n = math.max(n, counter)
      if cloud[dot] then removals[#removals + 1] = 'c:' .. dot end
    elseif beyond[dot] then
      changes[#changes + 1] = 'c:' .. dot
      changes[#changes + 1] = '1'
    end
  end
  if n > (vector[from] or 0) then
    changes[#changes + 1] = 'v:' .. from
    changes[#changes + 1] = n
  end
  if from == rid then isRidSpent = true end
end
inPieces('HDEL', cart, removals)
return commit(changes, came, gone, isRidSpent)
`,
};
