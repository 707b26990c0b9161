import type { ServerResponse } from "node:http";

/** Writes an answer made for the web to Node's own response, where nothing was written yet. */
export async function writeAnswer(answer: Response, response: ServerResponse): Promise<void> {
  const body = await answer.text();
  if (response.headersSent) return void response.destroy();
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(body);
}
