/** Either speaks the same protocol; the first one found is taken. */
export const redisPrograms = ["redis-server", "valkey-server"] as const;
