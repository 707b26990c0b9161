import type { Script } from "../script.ts";
import { joining, opening } from "./joining.ts";

/**
 * Joins of a device's delta what the device may say.
 *
 * ARGV … 7 "1" to create the cart where there is none  8 the subject  9 how many rids a cart knows  10 how many dots may live, and how many may lie
 *      beyond a gap
 *      11 the last dot the device has seen of each rid, each with a blank before it  12 how many entries
 *      then the entries as dot and payload in turn, the dots that are claimed without an entry
 *
 * Behind the cart it answers the refused dots in their order, a blank between two, each with the reason's letter before it:
 * f foreign rid, r too many replicas, o too many operations.
 *
 * A cart of yesterday counts as changed by whatever a device says: who looks at his cart keeps it.
 */
export const takeDelta: Script = {
  writes: true,
  text: /* lua */ `${opening}${joining}
local subject, maxRids, maxLive, seen = ARGV[8], tonumber(ARGV[9]), tonumber(ARGV[10]), ARGV[11]
local claimsFrom = 13 + 2 * tonumber(ARGV[12])
if not mark and ARGV[7] ~= '1' then return '["no"]' end
if into then return told('closed', ',""') end

-- The last dot the device says it has seen of the server's own rid.
local shown = 0
if rid then
  local _, last = string.find(seen, ' ' .. rid .. ':', 1, true)
  if last then shown = tonumber(string.match(seen, '^%d+', last + 1)) end
end

-- The usual delta: one entry, the next dot of its replica, and no limit near.
if mark and claimsFrom == 15 and #ARGV == 14 then
  local dot, payload = ARGV[13], ARGV[14]
  local from, n = ridOf(dot), counterOf(dot)
  local last, after, owner, own = unpack(redis.call('HMGET', cart, 'v:' .. from, 'c:' .. from .. ':' .. (n + 1), 'r:' .. from, 'v:' .. rid))
  if from ~= rid and shown <= (tonumber(own) or 0) and n == (tonumber(last) or 0) + 1 and not after and (owner or subject) == subject then
    local fields = redis.call('HLEN', cart)
    if fields <= maxLive and (last or fields <= maxRids) then
      local changes = { 'v:' .. from, n, 'e:' .. dot, payload }
      if not owner then changes[5], changes[6] = 'r:' .. from, subject end
      return commit('t', changes, { dot .. '=' .. payload }, {}, 0, ',""')
    end
  end
end

local vector, cloud, live, owners = contents()
local rids, ridCount, liveCount, loose = {}, 0, 0, 0
local function meet(from)
  if not rids[from] then rids[from], ridCount = true, ridCount + 1 end
end
for from in pairs(vector) do meet(from) end
for dot in pairs(cloud) do meet(ridOf(dot)); loose = loose + 1 end
for _ in pairs(live) do liveCount = liveCount + 1 end

local theirCloud = {}
-- A gap that nobody closes is kept for ever: there is room for those that order of arrival makes, not for more.
local function isBeyond(dot) return counterOf(dot) > (vector[ridOf(dot)] or 0) + 1 end
local function settle(dot)
  if isBeyond(dot) then loose = loose + 1 end
  theirCloud[dot] = true
end
local function fits(dot) return loose < maxLive or not isBeyond(dot) end

-- What is known already is nobody's news: whoever saw it removed removes it.
for i = claimsFrom, #ARGV do
  if knows(vector, cloud, ARGV[i]) then
    theirCloud[ARGV[i]] = true
    if live[ARGV[i]] then liveCount = liveCount - 1 end
  end
end

local entries, bound, refused = {}, {}, {}
for i = 13, claimsFrom - 1, 2 do
  local dot, from = ARGV[i], ridOf(ARGV[i])
  if not knows(vector, cloud, dot) then
    if from == rid or (bound[from] or owners[from] or subject) ~= subject then refused[#refused + 1] = 'f' .. dot
    elseif not rids[from] and ridCount >= maxRids then refused[#refused + 1] = 'r' .. dot
    elseif liveCount >= maxLive or not fits(dot) then refused[#refused + 1] = 'o' .. dot
    else
      meet(from)
      liveCount = liveCount + 1
      bound[from] = subject
      settle(dot)
      entries[#entries + 1] = dot
      entries[#entries + 1] = ARGV[i + 1]
    end
  end
end

-- A claim to what is still to come counts under one's own rid alone: a rid that is nobody's yet is whose first word it is.
-- One under the server's shows that it lost something.
local isSpent = rid and shown > (vector[rid] or 0)
for i = 13, #ARGV, 1 do
  if i >= claimsFrom or i % 2 == 1 then
    local dot = ARGV[i]
    local from = ridOf(dot)
    if not knows(vector, cloud, dot) then
      if from == rid then isSpent = true
      elseif i >= claimsFrom and (bound[from] or owners[from] or subject) == subject
        and (rids[from] or ridCount < maxRids) and fits(dot) then
        meet(from)
        bound[from] = subject
        settle(dot)
      end
    end
  end
end

local more = ',"' .. table.concat(refused, ' ') .. '"'
local changes, removals, came, gone, touched = join(vector, cloud, live, entries, {}, theirCloud)
for from in pairs(bound) do
  if not owners[from] then
    changes[#changes + 1] = 'r:' .. from
    changes[#changes + 1] = subject
  end
end
local isOld = mark and now - (tonumber(at) or 0) >= math.min(86400000, tonumber(ARGV[2]) * 500)
if #changes == 0 and #removals == 0 and next(touched) == nil and not isSpent and not isOld then return told('unchanged', more) end
if not rid or isSpent then rid = fresh end
inPieces('HDEL', cart, removals)
return commit('t', changes, came, gone, 0, more)
`,
};
