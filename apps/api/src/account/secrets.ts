import { createHash, createHmac } from "node:crypto";

export type VersionedSecret = { readonly version: number; readonly value: string };

/**
 * The secrets of accounts, made of those of sessions: whoever learns one learns nothing of the other. The first signs
 * and encrypts, the others still decrypt. A version names the secret itself, so it stays when another is put first.
 */
export const accountSecrets = (secrets: readonly string[]): VersionedSecret[] =>
  secrets.map((secret) => {
    const value = createHmac("sha256", secret).update("dotcart accounts 1").digest("base64url");
    return { version: createHash("sha256").update(value).digest().readUInt32BE(0), value };
  });
