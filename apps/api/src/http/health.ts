import { within } from "../within.ts";

/** Asks a part whether it is there; rejects when it is not. */
export type Probe = () => Promise<unknown>;
export type Probes = Readonly<Record<string, Probe>>;

export type PartHealth = { readonly ok: boolean; readonly milliseconds: number };
export type Readiness = { readonly ok: boolean; readonly parts: Readonly<Record<string, PartHealth>> };

const patienceMilliseconds = 2000;

/** Whether everything this process needs answers now. A part that does not answer in two seconds is not there. */
export async function readiness(probes: Probes, clock: () => number): Promise<Readiness> {
  const parts = await Promise.all(
    Object.entries(probes).map(async ([name, probe]) => [name, await ask(probe, clock)] as const),
  );
  return { ok: parts.every(([, part]) => part.ok), parts: Object.fromEntries(parts) };
}

async function ask(probe: Probe, clock: () => number): Promise<PartHealth> {
  const started = clock();
  const ok = await within(patienceMilliseconds, probe()).then(
    () => true,
    () => false,
  );
  return { ok, milliseconds: clock() - started };
}
