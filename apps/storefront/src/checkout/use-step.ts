"use client";

import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { openStep, type Step, stepOf } from "./steps.ts";

/** The step that the address names, as far as it is open, and the way to another: a stand of its own for *back*. */
export function useStep(isDone: Parameters<typeof openStep>[1] | null): {
  readonly step: Step;
  readonly go: (step: Step) => void;
} {
  const asked = stepOf(useSearchParams().get("step"));
  const step = isDone === null ? asked : openStep(asked, isDone);
  useEffect(() => {
    if (step !== asked) window.history.replaceState(null, "", addressOf(step));
  }, [step, asked]);
  return {
    step,
    go: (next) => {
      if (next !== step) window.history.pushState(null, "", addressOf(next));
    },
  };
}

/** Our own state is the router's to write. */
const addressOf = (step: Step): string =>
  step === "address" ? window.location.pathname : `${window.location.pathname}?step=${step}`;
