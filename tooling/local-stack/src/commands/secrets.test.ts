import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSecrets } from "./secrets.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "dotcart-secrets-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test("secrets are made once, of chance, and only their owner can read them", () => {
  const one = folder();
  const secrets = readSecrets(one);
  expect(readSecrets(one)).toEqual(secrets);
  expect(statSync(join(one, "secrets.json")).mode & 0o777).toBe(0o600);
  const others = readSecrets(folder());
  for (const kind of ["sessionSecret", "upstashToken", "adminPassword"] as const) {
    expect(secrets[kind].length).toBeGreaterThanOrEqual(16);
    expect(others[kind]).not.toBe(secrets[kind]);
  }
});

test("a folder of an earlier time keeps what it has and gets what is new", () => {
  const old = folder();
  const kept = { sessionSecret: "kept session secret", upstashToken: "kept token" };
  writeFileSync(join(old, "secrets.json"), JSON.stringify(kept));
  const secrets = readSecrets(old);
  expect(secrets).toMatchObject(kept);
  expect(JSON.parse(readFileSync(join(old, "secrets.json"), "utf8"))).toEqual(secrets);
});

test("secrets that cannot be read are not made anew behind their owner's back", () => {
  const broken = folder();
  writeFileSync(join(broken, "secrets.json"), "{");
  expect(() => readSecrets(broken)).toThrow();
});
