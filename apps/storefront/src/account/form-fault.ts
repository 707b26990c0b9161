import type { AccountTrouble } from "./trouble.ts";

/** The least that the accounts take for a new password. */
export const PASSWORD_MIN_LENGTH = 8;

/**
 * What is wrong with a form before anything is sent, or null: the first field that is empty, no address, or too short.
 * The browser's own messages would come in its language, not the page's.
 */
export function faultIn(form: HTMLFormElement): AccountTrouble | null {
  for (const element of form.elements) {
    if (!(element instanceof HTMLInputElement)) continue;
    const { name, value, required, type, minLength } = element;
    if (required && value.trim() === "") return missing(name);
    if (type === "email" && element.validity.typeMismatch) return "email-invalid";
    if (minLength > 0 && value.length < minLength) return "password-short";
  }
  return null;
}

function missing(name: string): AccountTrouble {
  if (name === "name") return "name-missing";
  return name === "email" ? "email-missing" : "password-missing";
}
