import { setTimeout as pause } from "node:timers/promises";
import type { Child } from "./child.ts";

/** Resolves when the address answers with a status below 500; rejects when the program ends first or time runs out. */
export async function waitForHttp(url: string, child: Child, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (child.hasEnded())
      throw new Error(`${child.name} ended before it answered at ${url}.\n${child.tail().join("\n")}`);
    try {
      const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
      await response.arrayBuffer();
      if (response.status < 500) return;
    } catch {
      // Not listening yet.
    }
    await pause(150);
  }
  throw new Error(`${child.name} did not answer at ${url} within ${seconds} s.`);
}
