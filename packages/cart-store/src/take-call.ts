import {
  type Context,
  counterOf,
  type Dot,
  type DotProblem,
  encodeEntry,
  limits,
  type RefusedDot,
  type Rid,
  ridOf,
} from "@dotcart/cart-domain";
import type { Said } from "./take-delta.ts";

/** What a device says as arguments of its script, behind those that every script has. */
export const takeArguments = ({ entries, claims }: Said, subject: string, seen: Context): string[] => [
  subject,
  String(limits.replicas),
  String(limits.joinedDots),
  lastSeen(seen),
  String(entries.size),
  ...[...entries].flatMap(([dot, entry]) => [dot, encodeEntry(entry)]),
  ...claims,
];

/** The last dot seen of each rid, each with a blank before it. */
function lastSeen({ vector, cloud }: Context): string {
  const last = new Map<Rid, number>(vector);
  for (const dot of cloud) last.set(ridOf(dot), Math.max(last.get(ridOf(dot)) ?? 0, counterOf(dot)));
  let text = "";
  for (const [rid, n] of last) text += ` ${rid}:${n}`;
  return text;
}

/** The dots a script refused, from its words. */
export const refusedIn = (words: string): readonly RefusedDot[] =>
  words === ""
    ? []
    : words.split(" ").map((word) => ({ dot: word.slice(1) as Dot, problem: problemOf(word.charAt(0)) }));

function problemOf(letter: string): DotProblem {
  if (letter === "r") return { kind: "too-many-replicas", limit: limits.replicas };
  if (letter === "o") return { kind: "too-many-operations", limit: limits.joinedDots };
  return { kind: "foreign-rid" };
}
