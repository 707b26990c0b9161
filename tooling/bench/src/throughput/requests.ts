import type { NextRequest } from "./load.ts";

/** A shopper of the benchmark: a session of the API. */
export type Session = { readonly token: string };

/** After this many adds a connection goes on with a fresh cart: more than a long shopping trip, far from the limit. */
export const ADDS_PER_CART = 50;

export const post = (path: string, body: string, token?: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${authorization(token)}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

export const get = (path: string, token?: string): string =>
  `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${authorization(token)}\r\n`;

const authorization = (token: string | undefined): string =>
  token === undefined ? "" : `authorization: Bearer ${token}\r\n`;

/** `cart.add` of one piece, each with an operation id of its own, over the variants in turn. */
export function apiAdds(
  sessions: readonly Session[],
  connections: number,
  variantIds: readonly string[],
): NextRequest {
  const run = Math.random().toString(36).slice(2, 8);
  return (connection, turn) => {
    const session = sessions[(connection + connections * Math.floor(turn / ADDS_PER_CART)) % sessions.length];
    const variantId = variantIds[turn % variantIds.length];
    return post(
      "/trpc/cart.add",
      JSON.stringify({ operationId: `${run}-${connection}-${turn}`, variantId, quantity: 1 }),
      session?.token,
    );
  };
}

export const apiGets = (sessions: readonly Session[]): NextRequest => {
  const requests = sessions.map(({ token }) => get("/trpc/cart.get", token));
  return (connection) => requests[connection % requests.length] as string;
};

export function baselineAdds(connections: number, variantIds: readonly string[]): NextRequest {
  return (connection, turn) =>
    post(
      `/cart/${connection + connections * Math.floor(turn / ADDS_PER_CART)}`,
      JSON.stringify({ variantId: variantIds[turn % variantIds.length], quantity: 1 }),
    );
}

export const baselineGets: NextRequest = (connection) => get(`/cart/${connection}`);
