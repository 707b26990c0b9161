import { expect, test } from "vitest";
import { createEventReader, type ServerEvent } from "./event-reader.ts";

function eventsIn(...pieces: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const reader = createEventReader((event) => events.push(event));
  for (const piece of pieces) reader.read(piece);
  return events;
}

test("an event is read however its text is cut", () => {
  const text = ": \n\nevent: version\ndata: 17\n\nevent: gap\ndata: \n\n";
  const whole = [
    { name: "version", data: "17" },
    { name: "gap", data: "" },
  ];
  expect(eventsIn(text)).toEqual(whole);
  expect(eventsIn(...text)).toEqual(whole);
  expect(eventsIn(text.replaceAll("\n", "\r\n"))).toEqual(whole);
  expect(eventsIn(...text.replaceAll("\n", "\r\n"))).toEqual(whole);
});

test("a comment is no event, and an event that is not finished is none yet", () => {
  expect(eventsIn(": heartbeat\n\n", "event: version\ndata: 1\n")).toEqual([]);
});

test("lines of data are one text, and an event without a name is a message", () => {
  expect(eventsIn("data: a\ndata: b\n\n")).toEqual([{ name: "message", data: "a\nb" }]);
});

test("a line without an end does not grow for ever", () => {
  expect(eventsIn("x".repeat(100_000), "\nevent: gap\n\n")).toEqual([{ name: "gap", data: "" }]);
});
