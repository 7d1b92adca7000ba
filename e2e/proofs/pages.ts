import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { REPOSITORY, type Installation } from '../src/installation.ts';
import { PARTS } from '../src/pages/parts.ts';
import { close, settingsOf, surroundingsOf, type Surroundings } from '../src/pages/surroundings.ts';
import { EVERY_VIEW, Review } from '../src/pages/review.ts';
import { testInstallation } from '../src/testInstallation.ts';
import { LOCALES, type Language } from '../src/pages/words.ts';
import { figure, type Proof } from './proof.ts';

/** Under `target`, which is not under version control. */
const PICTURES = join(REPOSITORY, 'e2e', 'target', 'pages');

/**
 * Every page and state in both themes and languages at 390, 1280 and 1920 px: judged by axe, and kept as pictures.
 * `PARTS=entrance,meeting` and `LANGUAGES=zh-CN` look at some of them only.
 */
export const pages: Proof = async (installation) => {
  if (surroundings === undefined) throw new Error('nothing around the installation');
  const browser = await launchBrowser();
  const faults: string[] = [];
  let states = 0;
  try {
    for (const language of chosen('LANGUAGES', LOCALES) as Language[]) {
      for (const part of chosen('PARTS', PARTS)) {
        const review = await walked({ installation, browser, language, part, surroundings });
        faults.push(...review.faults);
        states += review.states.length;
      }
    }
  } finally {
    await close(surroundings);
    await browser.close();
  }
  console.log(`${states} states, ${states * EVERY_VIEW.length} looks; pictures: ${PICTURES}`);
  figure('faults on pages', faults.length, 'found', 0);
};

let surroundings: Surroundings | undefined;

pages.environment = async () => {
  const { url } = testInstallation();
  surroundings = await surroundingsOf(url);
  return settingsOf(surroundings, url);
};

interface Walked {
  readonly installation: Installation;
  readonly browser: Browser;
  readonly language: Language;
  readonly part: string;
  readonly surroundings: Surroundings;
}

async function walked({ installation, browser, language, part, surroundings }: Walked): Promise<Review> {
  const folder = join(PICTURES, language, part);
  await rm(folder, { recursive: true, force: true });
  const review = new Review(language, EVERY_VIEW, folder);
  await PARTS[part]?.({ installation, browser, review }, surroundings);
  console.log(`${language} ${part}: ${review.states.length} states, ${review.faults.length} faults`);
  return review;
}

/** Those that the environment names, all of them by default. */
function chosen(variable: string, all: Readonly<Record<string, unknown>>): string[] {
  const named = process.env[variable]?.split(',') ?? Object.keys(all);
  const unknown = named.filter((name) => !(name in all));
  if (unknown.length > 0) {
    throw new Error(`${variable} knows ${Object.keys(all).join(', ')}, not ${unknown.join(', ')}`);
  }
  return named;
}
