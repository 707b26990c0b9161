import { expect, test } from "vitest";
import { beatMilliseconds, createStream, stallMilliseconds } from "./stream.ts";

/** A reader who takes what is written when the test says so. */
function openSlow({ endsAt = Number.MAX_SAFE_INTEGER, preamble = "" } = {}) {
  const written: string[] = [];
  let take = (): void => {};
  const reader = {
    now: 0,
    written,
    ended: null as string | null,
    isDestroyed: false,
    /** The write on its way arrives. */
    take: () => take(),
    /** One who always has time. */
    isFast: false,
  };
  const sink = {
    write(text: string, onWritten: () => void) {
      written.push(text);
      take = onWritten;
      if (reader.isFast) onWritten();
    },
    end: (text: string) => (reader.ended = text),
    destroy: () => (reader.isDestroyed = true),
  };
  return {
    reader,
    stream: createStream(sink, { endsAt, clock: () => reader.now, preamble, random: () => 1 }),
  };
}

test("nothing is written before it begins, and then the newest version that was told meanwhile", () => {
  const { reader, stream } = openSlow({ preamble: "retry: 1\n" });
  stream.tellVersion(4);
  stream.tellVersion(5);
  expect(reader.written).toEqual([]);
  stream.begin(3);
  expect(reader.written).toEqual(["retry: 1\nevent: version\ndata: 5\n\n"]);
});

test("a slow reader has one write on its way and is owed one version, however many changes there were", () => {
  const { reader, stream } = openSlow();
  stream.begin(0);
  for (let version = 1; version <= 100_000; version += 1) stream.tellVersion(version);
  expect(reader.written).toEqual(["event: version\ndata: 0\n\n"]);
  reader.take();
  expect(reader.written.slice(1)).toEqual(["event: version\ndata: 100000\n\n"]);
  reader.take();
  expect(reader.written).toHaveLength(2);
});

test("a gap is told once, before the version, and never forgotten for it", () => {
  const { reader, stream } = openSlow();
  stream.begin(0);
  stream.tellGap();
  stream.tellVersion(1);
  stream.tellGap();
  reader.take();
  expect(reader.written.slice(1)).toEqual(["event: gap\ndata: \n\nevent: version\ndata: 1\n\n"]);
});

test("a version that went back is told like any other: the server may have lost what it knew", () => {
  const { reader, stream } = openSlow();
  reader.isFast = true;
  for (const version of [7, 7, 1]) stream.tellVersion(version);
  stream.begin(0);
  stream.tellVersion(1);
  expect(reader.written).toHaveLength(2);
});

test("a reader who takes nothing for half a minute is let go, one who takes late is not", () => {
  const { reader, stream } = openSlow();
  stream.begin(0);
  reader.now = stallMilliseconds - 1;
  stream.look();
  expect(reader.isDestroyed).toBe(false);
  reader.take();
  reader.now += stallMilliseconds;
  stream.look();
  expect(reader.isDestroyed).toBe(false);
  reader.now += stallMilliseconds;
  stream.look();
  expect(reader.isDestroyed).toBe(true);
});

test("a quiet stream beats every 15 seconds, and one that had something to say need not", () => {
  const { reader, stream } = openSlow();
  reader.isFast = true;
  stream.begin(0);
  for (reader.now = 1; reader.now < beatMilliseconds; reader.now += 1_000) stream.look();
  expect(reader.written).toHaveLength(1);
  stream.tellVersion(1);
  reader.now += beatMilliseconds - 1;
  stream.look();
  expect(reader.written).toHaveLength(2);
  for (let second = 0; second < 16; second += 1) {
    reader.now += 1_000;
    stream.look();
  }
  expect(reader.written.slice(2)).toEqual([": \n\n", ": \n\n"]);
});

test("ends when its token does, from that very millisecond, and says nothing after it", () => {
  const { reader, stream } = openSlow({ endsAt: 1_000 });
  reader.isFast = true;
  stream.begin(0);
  reader.now = 999;
  stream.look();
  expect(reader.ended).toBeNull();
  reader.now = 1_000;
  stream.look();
  expect(reader.ended).toBe("event: ended\ndata: expired\n\n");
  stream.tellVersion(2);
  stream.end("merged");
  stream.close();
  expect([reader.written.length, reader.ended]).toEqual([1, "event: ended\ndata: expired\n\n"]);
});

test("an end waits for the write on its way, carries what was owed, and is let go when nobody takes it", () => {
  const { reader, stream } = openSlow();
  stream.begin(0);
  stream.tellVersion(1);
  stream.end("merged");
  expect(reader.ended).toBeNull();
  reader.take();
  expect(reader.ended).toBe("event: version\ndata: 1\n\nevent: ended\ndata: merged\n\n");
  reader.now += stallMilliseconds;
  stream.look();
  expect(reader.isDestroyed).toBe(true);
});
