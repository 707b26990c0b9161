import { exportJWK, generateKeyPair, type JSONWebKeySet, jwtVerify, SignJWT } from "jose";
import { beforeEach, describe, expect, test } from "vitest";
import { createAccountKeys } from "./account-keys.ts";

const pair = async (kid: string) => {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA");
  const jwk = { ...(await exportJWK(publicKey)), alg: "EdDSA", kid };
  const token = await new SignJWT({}).setProtectedHeader({ alg: "EdDSA", kid }).sign(privateKey);
  return { jwk, token };
};
const [one, two] = await Promise.all([pair("1"), pair("2")]);

let now = 0;
let reads = 0;
let published: JSONWebKeySet | Error;
beforeEach(() => {
  now = 0;
  reads = 0;
  published = { keys: [one.jwk] };
});

async function read(): Promise<JSONWebKeySet> {
  reads += 1;
  await Promise.resolve();
  if (published instanceof Error) throw published;
  return published;
}

const open = (sharesReads = true) => {
  const keys = createAccountKeys({ read, clock: () => now, sharesReads });
  return (token: string) =>
    jwtVerify(token, keys).then(
      () => "sound",
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );
};

describe("accounts' keys", () => {
  test("are read once for as many as ask at once, and again when they are ten minutes old", async () => {
    const check = open();
    expect(await Promise.all(Array.from({ length: 20 }, () => check(one.token)))).toEqual(
      Array(20).fill("sound"),
    );
    expect(reads).toBe(1);
    now = 599_999;
    await check(one.token);
    expect(reads).toBe(1);
    now = 600_000;
    await check(one.token);
    expect(reads).toBe(2);
  });

  test("that are new are read when they are first met, and made-up ones once in half a minute", async () => {
    const check = open();
    await check(one.token);
    published = { keys: [one.jwk, two.jwk] };
    now = 29_999;
    expect(await check(two.token)).toBe("ERR_JWKS_NO_MATCHING_KEY");
    now = 30_000;
    expect(await check(two.token)).toBe("sound");
    expect(reads).toBe(2);
    const madeUp = (await pair("3")).token;
    for (let n = 0; n < 20; n += 1) expect(await check(madeUp)).toBe("ERR_JWKS_NO_MATCHING_KEY");
    expect(reads).toBe(2);
  });

  test("once read go on working while they cannot be read, and are asked for again twice a minute", async () => {
    const check = open();
    await check(one.token);
    published = new Error("away");
    for (now = 600_000; now < 660_000; now += 10_000) expect(await check(one.token)).toBe("sound");
    expect(reads).toBe(3);
  });

  test("never read are no reason to call a token forged: the failure is the reader's", async () => {
    published = new Error("away");
    const check = open();
    expect(await check(one.token)).toBe("away");
    published = { keys: [one.jwk] };
    expect(await check(one.token)).toBe("sound");
  });

  test("are read by each for himself where a connection belongs to one request", async () => {
    const check = open(false);
    await Promise.all([check(one.token), check(one.token), check(one.token)]);
    expect(reads).toBe(3);
  });
});
