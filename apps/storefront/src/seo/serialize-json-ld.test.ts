import { describe, expect, test } from "vitest";
import { serializeJsonLd } from "./serialize-json-ld.ts";

const hostile = [
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "]]>",
  "&lt;",
  "line\u2028separator\u2029",
  'quote " and \\ backslash',
];

describe("facts for machines", () => {
  test.each(hostile)("%j cannot leave its script element", (text) => {
    const written = serializeJsonLd({ name: text, [text]: [text] });
    expect(written).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(written)).toEqual({ name: text, [text]: [text] });
  });
});
