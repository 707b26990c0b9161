export type Theme = "system" | "light" | "dark";

/** What is kept in the browser may be anything; what is not a theme is the device's. */
export const themeOf = (text: string | undefined): Theme =>
  text === "light" || text === "dark" ? text : "system";

/** From "like the device" first to what the device is not, so that every first click can be seen; then around. */
export function nextTheme(theme: Theme, device: "light" | "dark"): Theme {
  const other = device === "light" ? "dark" : "light";
  const order: Readonly<Record<Theme, Theme>> =
    device === "light"
      ? { system: other, dark: "light", light: "system" }
      : { system: other, light: "dark", dark: "system" };
  return order[theme];
}
