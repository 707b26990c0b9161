import type { JSONWebKeySet } from "jose";
import type { Guard } from "../guard.ts";
import { Refusal } from "../problem.ts";

/** Reads accounts' public keys from where Node publishes them; where no address is given, accounts are not served here. */
export const publishedKeys = (url: string | undefined, guard: Guard) => async (): Promise<JSONWebKeySet> => {
  if (url === undefined) throw new Refusal({ kind: "not-served-here" });
  return guard(async () => {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(`the key set's address answered ${response.status}`);
    return (await response.json()) as JSONWebKeySet;
  });
};
