import { createServer } from "node:http";
import { Redis } from "ioredis";

/**
 * What a team writes in an afternoon: a bare Node server that keeps a cart as a Redis hash and adds by HINCRBY.
 * No types, no tokens, no limits, no retry safety. It is the yardstick of speed, run with REDIS_URL and PORT.
 */
const redis = new Redis(process.env.REDIS_URL ?? "redis://127.0.0.1:6379", { enableAutoPipelining: true });

const server = createServer(async (request, response) => {
  const url = request.url ?? "";
  const cart = url.slice(url.lastIndexOf("/") + 1);
  try {
    if (request.method === "POST") {
      const { variantId, quantity } = JSON.parse(await readBody(request));
      reply(200, { quantity: await redis.hincrby(`cart:${cart}`, variantId, quantity) });
    } else {
      reply(200, await redis.hgetall(`cart:${cart}`));
    }
  } catch (error) {
    reply(500, { error: String(error) });
  }
  function reply(status: number, body: unknown): void {
    const text = JSON.stringify(body);
    response.writeHead(status, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    response.end(text);
  }
});

async function readBody(request: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  redis.disconnect();
});
