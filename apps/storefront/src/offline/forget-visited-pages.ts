"use client";

const kept = /^dotcart-(pages|pictures)-/;

/** Takes from the shelves of the worker whatever tells where this browser has been. Never rejects. */
export async function forgetVisitedPages(): Promise<void> {
  try {
    await tellWorker();
    for (const name of await caches.keys()) if (kept.test(name)) await caches.delete(name);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** The worker first, so that nothing it has under way comes back afterwards. A worker that is gone cannot answer. */
async function tellWorker(): Promise<void> {
  const worker = (await navigator.serviceWorker?.getRegistration())?.active;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  await Promise.race([
    new Promise((resolve) => {
      port1.onmessage = resolve;
      worker.postMessage({ kind: "forget" }, [port2]);
    }),
    new Promise((resolve) => setTimeout(resolve, 2_000)),
  ]);
}
