import type { Script } from "../script.ts";

/** Takes the lock that nobody else has. ARGV 1 the holder 2 milliseconds. */
export const takeLock: Script = {
  writes: true,
  text: /* lua */ `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 'false' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'true'
`,
};

/** Deletes the lock if it is the holder's: between a look and a deletion of two commands it could become another's. ARGV 1 the holder. */
export const releaseLock: Script = {
  writes: true,
  text: /* lua */ `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 'false' end
redis.call('DEL', KEYS[1])
return 'true'
`,
};
