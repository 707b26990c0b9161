/** The way to an order, in its order; each is a word in the address, so that *back* goes one back. */
export const steps = ["address", "delivery", "payment", "review"] as const;
export type Step = (typeof steps)[number];

export const stepOf = (text: string | null): Step => steps.find((step) => step === text) ?? "address";

/** The step that is asked for, or the first before it that is still to be done. */
export const openStep = (asked: Step, isDone: Readonly<Record<Exclude<Step, "review">, boolean>>): Step =>
  steps.slice(0, steps.indexOf(asked)).find((step) => step !== "review" && !isDone[step]) ?? asked;

export const nextStep = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? step;
