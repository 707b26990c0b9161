import { createServer } from "node:net";

/** Whether nothing listens on the port of 127.0.0.1, nor on every address. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "127.0.0.1")) && (await canListen(port, undefined));
}

/** The port itself, or the next free one above it that is not in `taken`. */
export async function nextFree(port: number, taken: ReadonlySet<number>): Promise<number> {
  for (let candidate = port; candidate < port + 100; candidate++)
    if (!taken.has(candidate) && (await isFree(candidate))) return candidate;
  throw new Error(`No free port between ${port} and ${port + 99}.`);
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => server.close(() => resolve(true)));
  });
}
