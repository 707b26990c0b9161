import { type ClientRequest, type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";

export type SubscriptionOptions = {
  readonly url: string;
  readonly token: string;
  readonly pattern: string;
  /** Redis has confirmed: from here on nothing published is missed. */
  readonly onReady: () => void;
  readonly onMessage: (text: string) => void;
  /** It is over, or could not begin. Called once, and nothing comes after it. */
  readonly onEnd: (reason: Error) => void;
};

export type Subscription = { close(reason: Error): void };
export type OpenSubscription = (
  events: Pick<SubscriptionOptions, "onReady" | "onMessage" | "onEnd">,
) => Subscription;

/** Longer than any event that is for us; what is longer is somebody else's noise. */
const longestEvent = 64 * 1024;

/**
 * Subscribes to a pattern through Upstash's endpoint, on a connection of its own. The SDK can do that too, but says
 * nothing when its stream is cut; here every end is told.
 */
export function openSubscription(options: SubscriptionOptions): Subscription {
  const { url, token, pattern, onReady, onMessage, onEnd } = options;
  const base = new URL(url);
  const send = base.protocol === "https:" ? overHttps : overHttp;
  const path = `${base.pathname.replace(/\/$/, "")}/psubscribe/${encodeURIComponent(pattern)}`;
  const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
  let isOver = false;

  const outgoing: ClientRequest = send(
    { agent: false, method: "GET", host: base.hostname, port: base.port, path, headers },
    read,
  );
  outgoing.on("error", close);
  outgoing.end();

  function close(reason: Error): void {
    if (isOver) return;
    isOver = true;
    outgoing.destroy();
    onEnd(reason);
  }

  function read(incoming: IncomingMessage): void {
    let rest = "";
    incoming.setEncoding("utf8");
    incoming.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestEvent) close(new Error("an event of the subscription has no end"));
      for (const line of lines) if (!isOver) take(line);
    });
    incoming.on("error", close);
    incoming.on("close", () => close(new Error("the subscription's stream ended")));
    if (incoming.statusCode !== 200) close(new Error(`Upstash answered ${incoming.statusCode}`));
  }

  /** `data: psubscribe,<pattern>,1`, or `data: pmessage,<pattern>,<channel>,<text>`; none of ours has a comma in its name. */
  function take(line: string): void {
    const event = /^data: ?(?:(psubscribe),|pmessage,[^,]*,[^,]*,)(.*)$/.exec(line);
    if (event === null) return;
    if (event[1] === undefined) onMessage(event[2] ?? "");
    else onReady();
  }

  return { close };
}
