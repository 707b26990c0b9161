import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePorts, isFree, type OpenShop, openShop, type PortVariables } from "./open-shop.ts";

let dataDir = "";
let ports: PortVariables;
let running: OpenShop[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "dotcart-commands-"));
  ports = await freePorts();
  running = [];
});

afterEach(async () => {
  for (const shop of running) shop.interrupt();
  await Promise.all(running.map((shop) => shop.ended));
  rmSync(dataDir, { recursive: true, force: true });
});

describe("dev and start", () => {
  test("start opens the built shop, Ctrl-C leaves no process, starting again keeps the data, --reset forgets it", async () => {
    const first = open("start");
    await first.ready;
    expect(await fetchText(`http://127.0.0.1:${ports.STOREFRONT_PORT}/`)).toContain("<html");
    const token = (await call<{ token: string }>("session.start", {})).token;
    const listed = await query<{ items: { variants: Variant[] }[] }>("catalog.list", {
      limit: 20,
      inStock: true,
    });
    const variant = listed.items
      .flatMap((item) => item.variants)
      .find((v) => v.available && v.stock > 10 && v.min === 1);
    await call("cart.add", { operationId: randomUUID(), variantId: variant?.id, quantity: 1 }, token);

    const pids = startedPids();
    await close(first);
    for (const port of Object.values(ports)) expect(await isFree(port), `port ${port}`).toBe(true);
    for (const pid of pids) expect(() => process.kill(pid, 0), `process ${pid}`).toThrow();

    const second = open("start");
    await second.ready;
    const kept = await query<{ itemCount: number }>("cart.get", undefined, token);
    expect(kept.itemCount).toBe(1);
    await close(second);

    const third = open("start", "--reset");
    await third.ready;
    const forgotten = await query<{ itemCount: number }>("cart.get", undefined, token);
    expect(forgotten.itemCount).toBe(0);
    await close(third);
  });

  test("start refuses a busy port and names the variable that helps", async () => {
    const squatter = createServer().listen(Number(ports.API_PORT), "127.0.0.1");
    const shop = open("start");
    expect(await shop.ended).toBe(1);
    expect(shop.output()).toContain(`Port ${ports.API_PORT} for api is busy`);
    expect(shop.output()).toContain("API_PORT");
    squatter.close();
  });

  test("dev opens the shop to the merchant of its table, gives a busy port away with a word, and Ctrl-C while it starts leaves no process", async () => {
    const squatter = createServer().listen(Number(ports.API_PORT), "127.0.0.1");
    const shop = open("dev");
    await shop.ready;
    const [, port = ""] = / is busy: api gets (\d+)/.exec(shop.output()) ?? [];
    expect(shop.output()).toContain(`Port ${ports.API_PORT} is busy: api gets ${port}`);
    await expect.poll(shop.output).toMatch(merchantRow);
    const { email, password } = merchantRow.exec(shop.output())?.groups ?? {};
    expect((await signIn(port, { email, password })).status).toBe(200);
    expect((await signIn(port, { email, password: "admin" })).status).toBe(401);
    expect(await fetchText(`http://127.0.0.1:${ports.STOREFRONT_PORT}/`)).toContain("<html");
    const pids = startedPids();
    await close(shop);
    for (const pid of pids) expect(() => process.kill(pid, 0), `process ${pid}`).toThrow();
    squatter.close();

    const interrupted = open("dev");
    await expect.poll(interrupted.output, { timeout: 60_000 }).toContain("Migrating");
    const begun = startedPids();
    interrupted.interrupt();
    await interrupted.ended;
    for (const pid of begun) expect(() => process.kill(pid, 0), `process ${pid}`).toThrow();
  });
});

type Variant = { id: string; available: boolean; stock: number; min: number };

function open(mode: "dev" | "start", ...flags: string[]): OpenShop {
  const shop = openShop(mode, { ...ports, DOTCART_DATA_DIR: dataDir }, ...flags);
  running.push(shop);
  return shop;
}

async function close(shop: OpenShop): Promise<void> {
  shop.interrupt();
  expect(await shop.ended).toBe(0);
}

const merchantRow = /Merchant +(?<email>\S+) +signs in with (?<password>[\w-]{16}), until he changes it/;

const signIn = (port: string, who: object): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(who),
  });

const startedPids = (): readonly number[] =>
  JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8")).children;

const fetchText = async (url: string): Promise<string> => (await fetch(url)).text();

async function call<T>(procedure: string, input: unknown, token = ""): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${ports.API_PORT}/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(input),
  });
  return dataOf<T>(response);
}

async function query<T>(procedure: string, input: unknown, token = ""): Promise<T> {
  const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return dataOf<T>(await fetch(`http://127.0.0.1:${ports.API_PORT}/trpc/${procedure}${search}`, { headers }));
}

async function dataOf<T>(response: Response): Promise<T> {
  const body = (await response.json()) as { result: { data: T } };
  expect(response.status, JSON.stringify(body)).toBe(200);
  return body.result.data;
}
