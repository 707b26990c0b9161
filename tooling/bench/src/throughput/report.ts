import type { LoadResult } from "./load.ts";

export type WithCpu = LoadResult & { readonly cpu: Readonly<Record<string, number | null>> };
export type Measured = {
  readonly what: "add" | "get";
  readonly connections: number;
  readonly api: WithCpu;
  readonly base: WithCpu;
};
export type Circumstances = {
  readonly seconds: number;
  readonly rounds: number;
  readonly addsPerCart: number;
};

type Target = {
  readonly name: string;
  readonly isMet: (all: readonly Measured[]) => boolean;
  readonly figure: (all: readonly Measured[]) => string;
};

const adds32 = (all: readonly Measured[]): Measured =>
  all.find((m) => m.what === "add" && m.connections === 32) as Measured;
const gets32 = (all: readonly Measured[]): Measured =>
  all.find((m) => m.what === "get" && m.connections === 32) as Measured;
const ratio = ({ api, base }: Measured): number => api.perSecond / base.perSecond;
const count = (value: number): string => Math.round(value).toLocaleString("en-US");

const targets: readonly Target[] = [
  {
    name: "`cart.add` ≥ 5,000/s at 32 connections",
    isMet: (all) => adds32(all).api.perSecond >= 5000,
    figure: (all) => `${count(adds32(all).api.perSecond)}/s`,
  },
  {
    name: "`cart.add` ≥ 25 % of the bare HINCRBY server",
    isMet: (all) => ratio(adds32(all)) >= 0.25,
    figure: (all) => `${Math.round(100 * ratio(adds32(all)))} %`,
  },
  {
    name: "`cart.add` p99 < 20 ms at 32 connections",
    isMet: (all) => adds32(all).api.p99Ms < 20,
    figure: (all) => `${adds32(all).api.p99Ms.toFixed(1)} ms`,
  },
  {
    name: "`cart.get` ≥ 10,000/s at 32 connections",
    isMet: (all) => gets32(all).api.perSecond >= 10_000,
    figure: (all) => `${count(gets32(all).api.perSecond)}/s`,
  },
];

/** The chapter: figures, targets met or missed, and where the processors' time went. */
export function report(measured: readonly Measured[], at: Circumstances): string {
  const rows = measured.map(({ what, connections, api, base }) =>
    [
      `cart.${what}`,
      connections,
      count(api.perSecond),
      api.p50Ms.toFixed(2),
      api.p99Ms.toFixed(2),
      api.errors,
      count(base.perSecond),
      base.p50Ms.toFixed(2),
      base.p99Ms.toFixed(2),
      `${Math.round((100 * api.perSecond) / base.perSecond)} %`,
    ].join(" | "),
  );
  return `## Adds and gets per second

${at.rounds} rounds of ${at.seconds} s each, ours and the yardstick in turn; the round with the median ratio is shown. A cart takes ${at.addsPerCart} adds
over 5 lines, then the connection goes on with the next one; a cart that is read has 5 lines.

**dotcart** is this API in production mode: tRPC, session token, catalogue check, \`@upstash/redis\` over HTTP to the endpoint, one script per add that joins,
checks limits, remembers the operation id, appends the event and announces the change; the reply is the whole priced cart. **bare** is a Node server of forty lines with one HINCRBY or
HGETALL per request: no token, no types, no limits, and a retry doubles.

| | connections | dotcart /s | p50 ms | p99 ms | errors | bare /s | p50 ms | p99 ms | dotcart : bare |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.map((row) => `| ${row} |`).join("\n")}

| target | measured | |
|---|---:|---|
${targets.map((target) => `| ${target.name} | ${target.figure(measured)} | ${target.isMet(measured) ? "met" : "**missed**"} |`).join("\n")}

### Where the time goes

Processor microseconds per request, by process, in the same rounds:

${cpuTable(measured)}

${bound(adds32(measured))} README.md says what on.
${bound(gets32(measured))}
`;
}

/** Which thread was the bound: the share of one processor that the API's process had. */
function bound({ what, api }: Measured): string {
  const perRequest = api.cpu.api;
  if (perRequest == null) return "";
  const share = Math.round((perRequest * api.perSecond) / 10_000);
  return `- \`cart.${what}\` at 32: the API's process had ${share} % of one processor (100 % is all its one thread can use).`;
}

function cpuTable(measured: readonly Measured[]): string {
  const names = [
    ...new Set(measured.flatMap(({ api, base }) => [...Object.keys(api.cpu), ...Object.keys(base.cpu)])),
  ];
  const line = (label: string, cpu: Readonly<Record<string, number | null>>): string =>
    `| ${label} | ${names.map((name) => (cpu[name] == null ? "" : Math.round(cpu[name]))).join(" | ")} |`;
  return [
    `| | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---:").join("|")}|`,
    ...measured.flatMap(({ what, connections, api, base }) => [
      line(`cart.${what} at ${connections}, dotcart`, api.cpu),
      line(`cart.${what} at ${connections}, bare`, base.cpu),
    ]),
  ].join("\n");
}
