import { expect, test } from "vitest";
import { accountSecrets } from "./secrets.ts";

const one = "a secret of at least 32 characters, one";
const two = "a secret of at least 32 characters, two";

test("a secret keeps its version and value when another is put before it", () => {
  const [before] = accountSecrets([one]);
  const [first, second] = accountSecrets([two, one]);
  expect(second).toEqual(before);
  expect(first?.version).not.toBe(before?.version);
});

test("what accounts use does not contain what sessions use", () => {
  const [made] = accountSecrets([one]);
  expect(made?.value).toMatch(/^[\w-]{43}$/);
  expect(made?.value).not.toContain(one);
});
