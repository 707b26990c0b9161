import { allow, type RawCommand } from "./command.ts";
import type { SubscriptionKind } from "./subscriptions.ts";

/** `/set/key/value?EX=100`: the path's parts, then the raw body, then the query's names and values. */
export function readPathCommand(url: string, body: Buffer): RawCommand {
  const words: (string | Buffer)[] = pathOf(url).slice(1).split("/").map(decode);
  if (body.length > 0) words.push(body);
  for (const [name, value] of new URL(url, "http://endpoint").searchParams)
    if (name !== "_token") words.push(...(value === "" ? [name] : [name, value]));
  allow(words);
  return words;
}

/** A channel's name may contain slashes: the SDK puts it into the path as it is. */
export function readStreamPath(url: string): { kind: SubscriptionKind; name: string } | undefined {
  const found = /^\/(subscribe|psubscribe)\/([^?]+)/.exec(url);
  if (found === null) return undefined;
  return { kind: found[1] === "subscribe" ? "subscribe" : "psubscribe", name: decode(found[2] ?? "") };
}

export function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end === -1 ? url : url.slice(0, end);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
