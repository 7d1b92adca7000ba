import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { REPOSITORY, type Installation } from '../src/installation.ts';
import { walkAccount, walkSetup } from '../src/pages/account.ts';
import { walkEntrance, walkErrors } from '../src/pages/entrance.ts';
import { walkMeeting } from '../src/pages/meeting.ts';
import { EVERY_VIEW, Review } from '../src/pages/review.ts';
import type { Stage } from '../src/pages/stage.ts';
import { makeTrouble, walkTrouble, type Trouble } from '../src/pages/trouble.ts';
import { figure, type Proof } from './proof.ts';

/** Under `target`, which is not under version control. */
const PICTURES = join(REPOSITORY, 'e2e', 'target', 'pages');

/** Every page and state in both themes and languages at 390, 1280 and 1920 px: judged by axe, and kept as pictures. */
export const pages: Proof = async (installation) => {
  await rm(PICTURES, { recursive: true, force: true });
  const trouble = await makeTrouble(installation);
  const browser = await launchBrowser();
  const english = new Review('en', EVERY_VIEW, PICTURES);
  const chinese = new Review('zh-CN', EVERY_VIEW, PICTURES);
  try {
    await walk(installation, browser, [english, chinese], trouble);
  } finally {
    await browser.close();
  }
  const faults = [...english.faults, ...chinese.faults];
  const looks = (english.states.length + chinese.states.length) * EVERY_VIEW.length;
  console.log(`${english.states.length} states in English, ${chinese.states.length} in Chinese, ${looks} looks`);
  console.log(`pictures: ${PICTURES}`);
  figure('faults on pages', faults.length, 'found', 0);
};

async function walk(
  installation: Installation,
  browser: Browser,
  reviews: readonly Review[],
  trouble: Trouble,
): Promise<void> {
  const stages = reviews.map((review): Stage => ({ installation, browser, review }));
  let signedIn: Awaited<ReturnType<Awaited<ReturnType<Review['newContext']>>['storageState']>> | undefined;
  for (const stage of stages) {
    await walkEntrance(stage);
    await walkErrors(stage);
    await walkMeeting(stage, 'long');
    const context = await stage.review.newContext(
      browser,
      signedIn === undefined ? {} : { storageState: signedIn },
    );
    const page = await context.newPage();
    if (signedIn === undefined) await walkSetup(stage, page);
    await walkAccount(stage, page);
    await walkTrouble(stage, page, trouble);
    // The language is kept with the rest, but each window asks for its own.
    signedIn = { ...(await context.storageState()), origins: [] };
    await context.close();
  }
}
