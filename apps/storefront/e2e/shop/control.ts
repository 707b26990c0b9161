import { createServer } from "node:http";
import type { RunningShop } from "./start-shop.ts";

/** A door for the tests, which run in processes of their own: POST /stop-api, /start-api, /empty-redis … */
export async function openControl(shop: RunningShop): Promise<{ url: string; close: () => Promise<void> }> {
  const doors: Readonly<Record<string, () => Promise<void>>> = {
    "/stop-api": shop.stopApi,
    "/start-api": shop.startApi,
    "/empty-redis": shop.redis.empty,
    "/remember-redis": shop.redis.remember,
    "/set-back-redis": shop.redis.setBack,
  };
  const server = createServer((request, response) => {
    const done = doors[request.url ?? ""]?.() ?? Promise.reject(new Error("No such door."));
    done.then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
