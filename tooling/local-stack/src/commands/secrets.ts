import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What nobody else may know; the folder's owner alone can read it. */
export type Secrets = Readonly<Record<keyof typeof kinds, string>>;

const kinds = {
  sessionSecret: 32,
  upstashToken: 24,
  /** Of the merchant's account, unless ADMIN_PASSWORD says another. */
  adminPassword: 12,
} as const;

/** Secrets are made once for this laptop, so that sessions outlive a restart; a kind that is new is added. */
export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  const kept = read(file);
  const made = Object.entries(kinds).map(([kind, bytes]) => [
    kind,
    kept[kind] ?? randomBytes(bytes).toString("base64url"),
  ]);
  const secrets = Object.fromEntries(made) as Secrets;
  if (Object.keys(kinds).some((kind) => kept[kind] === undefined))
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

function read(file: string): Readonly<Record<string, string | undefined>> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
