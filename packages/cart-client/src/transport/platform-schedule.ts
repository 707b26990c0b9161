import type { Schedule } from "../core/ports.ts";

export const platformSchedule: Schedule = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
