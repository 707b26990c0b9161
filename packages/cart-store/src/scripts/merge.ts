import type { Script } from "../script.ts";
import { joining, opening } from "./joining.ts";

/**
 * Joins a delta of our own, and binds its rids.
 *
 * ARGV … 7 "1" to create the cart where there is none  8 the subject its rids belong to from now on, or ""
 *      9 what the version goes beyond  10 how many entries  11 how many vector parts
 *      then the entries as dot and payload in turn, the vector as rid and n in turn, the dots of the cloud
 */
export const mergeDelta: Script = {
  writes: true,
  text: /* lua */ `${opening}${joining}
local subject, floor = ARGV[8], tonumber(ARGV[9])
local count, parts = tonumber(ARGV[10]), tonumber(ARGV[11])
local vectorFrom = 12 + 2 * count
local cloudFrom = vectorFrom + 2 * parts
if not mark and ARGV[7] ~= '1' then return '["no"]' end
if into then return told('closed', '') end

-- The usual delta: one add, the next dot of its replica, nothing known beyond it.
if mark and subject == '' and count == 1 and #ARGV == 14 + parts then
  local dot, payload = ARGV[12], ARGV[13]
  local from, n = ridOf(dot), counterOf(dot)
  local isAlone = parts == 0 and ARGV[14] == dot or parts == 1 and ARGV[14] == from and ARGV[15] == '1' and n == 1
  if isAlone and from ~= rid then
    local last, after = unpack(redis.call('HMGET', cart, 'v:' .. from, 'c:' .. from .. ':' .. (n + 1)))
    if n == (tonumber(last) or 0) + 1 and not after then
      return commit('m', { 'v:' .. from, n, 'e:' .. dot, payload }, { dot .. '=' .. payload }, {}, floor, '')
    end
  end
end

local entries, theirVector, theirCloud = {}, {}, {}
for i = 12, vectorFrom - 1 do entries[#entries + 1] = ARGV[i] end
for i = vectorFrom, cloudFrom - 1, 2 do theirVector[ARGV[i]] = tonumber(ARGV[i + 1]) end
for i = cloudFrom, #ARGV do theirCloud[ARGV[i]] = true end

local vector, cloud, live, owners = contents()
local changes, removals, came, gone, touched = join(vector, cloud, live, entries, theirVector, theirCloud)
if not rid or touched[rid] then rid = fresh end
if subject ~= '' then
  local rids = {}
  for from in pairs(theirVector) do rids[from] = true end
  for dot in pairs(theirCloud) do rids[ridOf(dot)] = true end
  rids[rid] = nil
  for from in pairs(rids) do
    if owners[from] ~= subject then
      changes[#changes + 1] = 'r:' .. from
      changes[#changes + 1] = subject
    end
  end
end
if #changes == 0 and #removals == 0 and next(touched) == nil then return told('unchanged', '') end
inPieces('HDEL', cart, removals)
return commit('m', changes, came, gone, floor, '')
`,
};
