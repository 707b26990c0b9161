import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/** What axe finds wrong with the page as it stands, light and then dark, and where. */
export async function findings(page: Page): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveClass(new RegExp(colorScheme));
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations)
      for (const { html, any } of nodes) found.push([colorScheme, id, any[0]?.message, html]);
  }
  return found;
}
