"use client";

const PATIENCE_MILLISECONDS = 2_000;

/**
 * Throws away what this shop's scripts keep in the browser's databases: beside the cart, which is gone by then, the
 * goods that were in it. Other tabs let go of theirs when they are asked. Never rejects; what a tab holds on to for too
 * long goes when that tab does.
 */
export async function forgetDatabases(): Promise<void> {
  try {
    const all = await indexedDB.databases();
    const ours = all.flatMap(({ name }) => (name?.startsWith("dotcart") ? [name] : []));
    await Promise.race([Promise.all(ours.map(remove)), pause(PATIENCE_MILLISECONDS)]);
  } catch {
    // Without storage there is nothing to forget.
  }
}

const remove = (name: string): Promise<void> =>
  new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => done();
    request.onerror = () => done();
  });

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
