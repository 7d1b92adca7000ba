import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { until } from '../installation.ts';
import { violations } from './accessibility.ts';
import { LOCALES, wordsOf, type Language, type Words } from './words.ts';

/** How a page is looked at. */
export interface View {
  readonly scheme: 'light' | 'dark';
  /** CSS pixels. */
  readonly width: keyof typeof HEIGHTS;
}

/** The narrowest window there is to be (WCAG 1.4.10), a phone, a laptop, a desktop, a 4K screen. */
const HEIGHTS = { 320: 640, 390: 844, 1280: 800, 1920: 1080, 3840: 2160 } as const;

export const EVERY_VIEW: readonly View[] = ([390, 1280, 1920] as const).flatMap((width) => [
  { scheme: 'light', width } as const,
  { scheme: 'dark', width } as const,
]);

/** What fits between has to fit here too: looked at where pictures are kept, not judged once more. */
const EDGES: readonly View[] = [
  { scheme: 'light', width: 320 },
  { scheme: 'light', width: 3840 },
];

/** Looks at pages in one language: judges each state in every view, and keeps pictures where there is a folder for them. */
export class Review {
  readonly t: Words;
  /** One line for each state, view and rule that is broken. */
  readonly faults: string[] = [];
  readonly states: string[] = [];
  private readonly language: Language;
  private readonly views: readonly View[];
  private readonly pictures: string | null;

  constructor(language: Language, views: readonly View[], pictures: string | null) {
    this.t = wordsOf(language);
    this.language = language;
    this.views = views;
    this.pictures = pictures;
  }

  /** A browser window of a reader of this language. */
  newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const permissions = ['camera', 'microphone'];
    return browser.newContext({
      locale: LOCALES[this.language],
      permissions,
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: HEIGHTS[1280] },
      ...options,
    });
  }

  /**
   * Looks at the state that the page is in now.
   *
   * @param controls awake, or as they are: those of a meeting go away while nobody moves
   */
  async look(page: Page, state: string, controls: 'awake' | 'asleep' = 'awake'): Promise<void> {
    this.states.push(state);
    await page.bringToFront();
    for (const view of this.views) {
      await this.show(page, view, controls);
      for (const { rule, elements } of await violations(page)) {
        this.note(`${state} ${view.scheme} ${view.width}: ${rule}: ${elements.join('; ')}`);
      }
      await this.keep(page, state, view);
    }
    for (const view of this.pictures === null ? [] : EDGES) {
      await this.show(page, view, controls);
      await this.keep(page, state, view);
    }
    await page.setViewportSize({ width: 1280, height: HEIGHTS[1280] });
  }

  private async show(page: Page, { scheme, width }: View, controls: 'awake' | 'asleep'): Promise<void> {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    if (controls === 'awake') await page.evaluate(() => dispatchEvent(new Event('pointermove')));
    await settled(page);
  }

  private note(fault: string): void {
    this.faults.push(`${this.language} ${fault}`);
    console.log(this.faults.at(-1));
  }

  /** Nothing of the page may be beside the window. */
  private async keep(page: Page, state: string, { scheme, width }: View): Promise<void> {
    if (await overflows(page)) this.note(`${state} ${width}: wider than the window`);
    if (this.pictures === null) return;
    await mkdir(this.pictures, { recursive: true });
    await page.screenshot({ path: join(this.pictures, `${state}-${scheme}-${width}.png`), fullPage: true });
  }
}

/** Two frames after the last change of size, and no transition under way. A page may draw nothing for a while. */
async function settled(page: Page): Promise<void> {
  await until('the page stands still', 20_000, () =>
    page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          setTimeout(() => resolve(false), 1_000);
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              resolve(
                document
                  .getAnimations()
                  .every(
                    (animation) =>
                      animation.playState !== 'running' ||
                      animation.effect?.getComputedTiming().iterations === Infinity,
                  ),
              ),
            ),
          );
        }),
    ),
  );
}

/** WCAG 1.4.10: no scrolling in two directions. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
  );
}
