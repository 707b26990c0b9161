/** A request's parameters: text, and what brackets make of it: `metadata[order_id]`, `expand[0]`. */
export type Form = { readonly [name: string]: string | Form };

/** Reads `application/x-www-form-urlencoded` with brackets. Parts that would not fit together are an error. */
export function readForm(text: string): Form {
  const form: Writable = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = "", ...rest] = name.split("[").map((part) => part.replace(/\]$/, ""));
    let at = form;
    let last = first;
    for (const part of rest) {
      at[last] ??= Object.create(null) as Writable;
      const next = at[last];
      if (typeof next !== "object") throw new Error(`${name} does not fit what came before it`);
      at = next;
      // `expand[]=a` counts up by itself.
      last = part === "" ? String(Object.keys(at).length) : part;
    }
    at[last] = value;
  }
  return form;
}
type Writable = { [name: string]: string | Writable };

export const textOf = (form: Form, name: string): string | undefined => {
  const value = form[name];
  return typeof value === "string" ? value : undefined;
};

/** The texts below a name, as metadata has them. */
export const textsOf = (form: Form, name: string): Readonly<Record<string, string>> => {
  const value = form[name];
  if (typeof value !== "object") return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])),
  );
};
