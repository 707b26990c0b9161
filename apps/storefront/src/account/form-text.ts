/** What was typed into a field; spaces around it count in passwords alone. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== "string") return "";
  return name.endsWith("password") ? value : value.trim();
}
