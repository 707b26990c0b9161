export { alwaysPresent, noChannel, noLive } from "./alone.ts";
export { createMemoryStreet } from "./memory-channel.ts";
export { createMemoryLocks } from "./memory-locks.ts";
export { createMemoryDevice, createMemoryStorage, type MemoryDevice } from "./memory-storage.ts";
