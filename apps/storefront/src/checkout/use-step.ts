"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { openStep, type Step, stepOf } from "./steps.ts";

/**
 * The step that the address names, as far as it is open. Where it is not, the address is put right; while `isDone` is
 * null nobody can tell, and nothing is touched.
 */
export function useStep(isDone: Parameters<typeof openStep>[1] | null): Step {
  const asked = stepOf(useSearchParams().get("step"));
  const step = isDone === null ? asked : openStep(asked, isDone);
  useEffect(() => {
    if (step !== asked) window.history.replaceState(null, "", addressOf(step));
  }, [step, asked]);
  return step;
}

/** To a step: a stand of its own, so that *back* comes back from it. The router hears of it. */
export function goToStep(step: Step): void {
  const address = addressOf(step);
  if (address !== window.location.pathname + window.location.search)
    window.history.pushState(null, "", address);
}

const addressOf = (step: Step): string =>
  step === "address" ? window.location.pathname : `${window.location.pathname}?step=${step}`;
