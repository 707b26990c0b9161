import { describe, expect, test } from "vitest";
import { createSessionStarter } from "./session-starter.ts";

/** A browser with one cookie jar and one lock, and as many tabs as one likes. */
function browser(initial: string | null) {
  let mark = initial;
  let started = 0;
  let turn: Promise<void> = Promise.resolve();
  const newTab = () =>
    createSessionStarter({
      mark: () => mark,
      start: async () => {
        started++;
        mark = `session-${started}`;
      },
      inTurns: (work) => {
        turn = turn.then(work);
        return turn;
      },
    });
  return { newTab, startedCount: () => started };
}

describe("a session", () => {
  test("is started once for many clicks of one tab", async () => {
    const { newTab, startedCount } = browser(null);
    const start = newTab();
    await Promise.all([start(null), start(null), start(null)]);
    expect(startedCount()).toBe(1);
  });

  test("is started once for many tabs", async () => {
    const { newTab, startedCount } = browser(null);
    await Promise.all([newTab()(null), newTab()(null)]);
    expect(startedCount()).toBe(1);
  });

  test("that ended is replaced once, by whichever tab notices first", async () => {
    const { newTab, startedCount } = browser("old");
    await Promise.all([newTab()("old"), newTab()("old")]);
    expect(startedCount()).toBe(1);
  });

  test("can be started again after a start that failed", async () => {
    let calls = 0;
    const start = createSessionStarter({
      mark: () => null,
      start: async () => {
        if (++calls === 1) throw new Error("away");
      },
      inTurns: (work) => work(),
    });
    await expect(start(null)).rejects.toThrow("away");
    await expect(start(null)).resolves.toBeUndefined();
  });
});
