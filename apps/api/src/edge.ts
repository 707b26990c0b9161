import { createEdgeHandler } from "./edge/handler.ts";
import { EdgeEnv, readEnv } from "./env.ts";
import type { Handler } from "./handler.ts";

let handler: Handler | undefined;

/** Sessions, carts and catalogue reads as a module worker; its environment comes with the request. */
export default {
  fetch(request: Request, env: object): Response | Promise<Response> {
    handler ??= createEdgeHandler(readEnv(EdgeEnv, env));
    return handler(request);
  },
};
