import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Installation } from '../installation.ts';
import type { Review } from './review.ts';

/** What a walk through some pages needs. */
export interface Stage {
  readonly browser: Browser;
  readonly installation: Installation;
  readonly review: Review;
}

/** Opens a window for a walk, and closes it after. */
export async function withPage(
  { browser, review }: Stage,
  walk: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await review.newContext(browser, options);
  try {
    await walk(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Opens a path and waits for its heading. */
export async function open(page: Page, { installation }: Stage, path: string): Promise<void> {
  await page.goto(installation.url + path);
  await page.getByRole('heading').first().waitFor();
}

/** Presses the button that says this. */
export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}
