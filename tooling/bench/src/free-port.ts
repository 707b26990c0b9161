import { createServer } from "node:net";

export const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? settle(address.port) : fail(new Error("No port.")),
      );
    });
  });
