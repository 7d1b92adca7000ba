import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

/** What one browser does with sound, over all its connections (W3C webrtc-stats). */
export interface Sound {
  /** Formats in which it goes out. */
  readonly sent: readonly string[];
  /** Whether every relay takes sound that repeats itself (RED). */
  readonly agreesOnRed: boolean;
  /** `totalAudioEnergy` of all that is received: grows while something is heard. */
  readonly energy: number;
}

interface ProbeWindow extends Window {
  soundProbe?: { read(): Promise<Sound> };
}

const NOTHING: Sound = { sent: [], agreesOnRed: false, energy: 0 };

/** To be called before the page is opened. */
export async function installSoundProbe(page: Page): Promise<void> {
  await page.addInitScript({ path: fileURLToPath(new URL('./soundProbe.page.js', import.meta.url)) });
}

export async function sound(page: Page): Promise<Sound> {
  return (await page.evaluate(() => (window as ProbeWindow).soundProbe?.read())) ?? NOTHING;
}
