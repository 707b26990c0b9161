import { inPieces, wholeCart } from "./parts.ts";

/**
 * What the scripts that change a cart by a delta begin with; of their arguments the first six are alike:
 *
 * KEYS cart, events
 * ARGV 1 now (ms)  2 the cart's life (s)  3 a fresh random rid  4 the mark the caller knows, or ""  5 live channel
 *      6 events to keep
 *
 * They answer ["no"] where there is no cart and none is to be made, or ["changed" | "unchanged" | "closed", …] with the
 * cart told as in the script of operations, and whatever they add behind it.
 */
export const opening = /* lua */ `${wholeCart}${inPieces}
local cart, events = KEYS[1], KEYS[2]
local now, fresh, known = tonumber(ARGV[1]), ARGV[3], ARGV[4]
local mark, version, rid, at, into = unpack(redis.call('HMGET', cart, 'm', 'ver', 's', 'at', 'to'))

local function ridOf(dot) return string.sub(dot, 1, 12) end
local function counterOf(dot) return tonumber(string.sub(dot, 14)) end

local function told(did, more)
  if not mark then return '["' .. did .. '","none"' .. more .. ']' end
  if mark == known then return '["' .. did .. '","same"' .. more .. ']' end
  return '["' .. did .. '","cart",' .. wholeCart(cart) .. more .. ']'
end

-- Every change ends here. Pieces for the event: what came in as "dot=payload", what went out as dots.
local function commit(kind, changes, came, gone, floor, more)
  version = math.max(tonumber(version) or 0, floor) + 1
  for _, word in ipairs({ 's', rid, 'ver', version, 'm', mark == known and fresh or fresh .. '+', 'at', math.max(tonumber(at) or 0, now) }) do
    changes[#changes + 1] = word
  end
  inPieces('HSET', cart, changes)
  redis.call('EXPIRE', cart, ARGV[2])
  local id = string.sub(cart, -22)
  redis.call('XADD', events, 'MAXLEN', '~', ARGV[6], '*', 'cart', id, 'ver', version, 'at', ARGV[1], 'mark', fresh,
    'kind', kind, 'in', table.concat(came, ' '), 'out', table.concat(gone, ' '))
  redis.call('PUBLISH', ARGV[5], id .. ' ' .. version)
  if mark ~= known then return '["changed","cart",' .. wholeCart(cart) .. more .. ']' end
  return '["changed","next"' .. more .. ']'
end
`;

/**
 * The join: an entry survives when both sides hold it, or when the side without it never saw its dot.
 * `contents` reads what is kept, `join` works out what a delta makes of it, in fields to set and to delete.
 */
export const joining = /* lua */ `
local function contents()
  local fields = mark and redis.call('HGETALL', cart) or {}
  local vector, cloud, live, owners = {}, {}, {}, {}
  for i = 1, #fields, 2 do
    local kind, name = string.sub(fields[i], 1, 2), string.sub(fields[i], 3)
    if kind == 'e:' then live[name] = true
    elseif kind == 'v:' then vector[name] = tonumber(fields[i + 1])
    elseif kind == 'c:' then cloud[name] = true
    elseif kind == 'r:' then owners[name] = fields[i + 1] end
  end
  return vector, cloud, live, owners
end

local function knows(vector, cloud, dot)
  return cloud[dot] or counterOf(dot) <= (vector[ridOf(dot)] or 0)
end

-- entries: dot and payload in turn. Answers what comes, what goes, and which rids there is news of.
local function join(vector, cloud, live, entries, theirVector, theirCloud)
  local changes, removals, came, gone, theirs = {}, {}, {}, {}, {}
  for i = 1, #entries, 2 do theirs[entries[i]] = true end
  for dot in pairs(live) do
    if not theirs[dot] and knows(theirVector, theirCloud, dot) then
      gone[#gone + 1] = dot
      removals[#removals + 1] = 'e:' .. dot
    end
  end
  for i = 1, #entries, 2 do
    local dot, payload = entries[i], entries[i + 1]
    if not live[dot] and not knows(vector, cloud, dot) then
      came[#came + 1] = dot .. '=' .. payload
      changes[#changes + 1] = 'e:' .. dot
      changes[#changes + 1] = payload
    end
  end

  -- The context: their vector where it is further, their cloud where it is news.
  local reached, touched, beyond = {}, {}, {}
  for from, n in pairs(theirVector) do
    if n > (vector[from] or 0) then reached[from], touched[from] = n, true end
  end
  for dot in pairs(theirCloud) do
    if not knows(vector, cloud, dot) then beyond[dot], touched[ridOf(dot)] = true, true end
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
  end
  return changes, removals, came, gone, touched
end
`;
