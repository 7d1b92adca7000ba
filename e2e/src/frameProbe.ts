import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** What one browser saw of one other person since the last reset. */
export interface FrameGaps {
  readonly participantId: string;
  /** Frames presented. */
  readonly frames: number;
  /** Longest time between two presented frames, or since the last one, in milliseconds. */
  readonly longestGapMillis: number;
}

interface ProbeWindow extends Window {
  frameProbe?: { reset(): void; read(): FrameGaps[] };
}

/**
 * Watches every picture in the page from outside the application: the time between frames that reach the screen
 * (HTMLVideoElement.requestVideoFrameCallback), per person, over all video elements of that person's tile.
 */
export async function installFrameProbe(page: Page): Promise<void> {
  await page.addInitScript({ path: fileURLToPath(new URL('./frameProbe.page.js', import.meta.url)) });
}

/** A page of either library. */
export interface Evaluating {
  evaluate<T>(question: () => T): Promise<T>;
}

export function resetFrameGaps(page: Evaluating): Promise<void> {
  return page.evaluate(() => (window as ProbeWindow).frameProbe?.reset());
}

/** People who left the page's grid are no longer judged. */
export async function readFrameGaps(page: Evaluating): Promise<FrameGaps[]> {
  const [gaps, shown] = await page.evaluate(() => [
    (window as ProbeWindow).frameProbe?.read() ?? [],
    [...document.querySelectorAll<HTMLElement>('[data-testid="tile"]')].map(
      (tile) => tile.dataset['participantId'],
    ),
  ] as const);
  return gaps.filter((gap) => shown.includes(gap.participantId));
}
