import { expect, test } from "vitest";
import { createLines } from "./lines.ts";

function linesOf(...chunks: readonly string[]) {
  const lines: string[] = [];
  let tooLong = 0;
  const cut = createLines(10, {
    onLine: (line) => lines.push(line),
    onTooLong: () => {
      tooLong += 1;
    },
  });
  for (const chunk of chunks) cut.push(chunk);
  cut.end();
  return { lines, tooLong };
}

test("a line is whole however it was cut, the last one without an end too, and empty ones are left out", () => {
  expect(linesOf("a", "b\nc\r\n\n ", "\nd", "e")).toEqual({ lines: ["ab", "c", "de"], tooLong: 0 });
});

test("a line that is too long is left out, told of once, and the next one is read", () => {
  expect(linesOf("x".repeat(8), "x".repeat(8), "x".repeat(8), "\nok\n", "y".repeat(11))).toEqual({
    lines: ["ok"],
    tooLong: 2,
  });
});
