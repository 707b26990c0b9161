const secrets: readonly (readonly [RegExp, string])[] = [
  [/eyJ[\w-]*\.[\w-]*\.?[\w-]*/g, "[token]"],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, "$1 [token]"],
  [/(\w+:\/\/[^\s:/@]*):[^\s@/]*@/g, "$1:[password]@"],
  [/\bparams: [\s\S]*/, "params: [values]"],
  [/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, "[e-mail]"],
];

/** The text without what nobody should read in a log: tokens, passwords in addresses, values of a query, e-mail addresses. */
export const scrub = (text: string): string =>
  secrets.reduce((scrubbed, [secret, word]) => scrubbed.replace(secret, word), text);
