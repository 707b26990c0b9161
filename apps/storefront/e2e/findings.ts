import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test.ts";

/**
 * What axe finds wrong with the page as it stands, light and then dark, and where. `except` leaves parts out: of a frame
 * one sees through axe knows no ground but white.
 */
export async function findings(page: Page, except: readonly string[] = []): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveClass(new RegExp(colorScheme));
    const axe = new AxeBuilder({ page });
    for (const part of except) axe.exclude(part);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const { html, any } of nodes) found.push([colorScheme, id, any[0]?.message, html]);
  }
  return found;
}
