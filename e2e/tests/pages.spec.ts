import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { walkEntrance } from '../src/pages/entrance.ts';
import { walkMeeting } from '../src/pages/meeting.ts';
import { Review, type View } from '../src/pages/review.ts';
import type { Language } from '../src/pages/words.ts';
import { withPage } from '../src/pages/stage.ts';
import { walkConsole } from '../src/pages/trouble.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
});

/** Both languages, both themes, phone and laptop, each once; all of them together are `./evenkeel proof pages`. */
const LOOKS: readonly (readonly [Language, View])[] = [
  ['en', { scheme: 'dark', width: 1280 }],
  ['zh-CN', { scheme: 'light', width: 390 }],
];

for (const [language, view] of LOOKS) {
  test(`axe finds nothing on the pages of ${language}, ${view.scheme}, ${view.width} px`, async () => {
    // Given
    const stage = { browser, installation, review: new Review(language, [view], null) };

    // When
    await walkEntrance(stage);
    await walkMeeting(stage, 'short');
    await withPage(stage, (page) => walkConsole(stage, page));

    // Then
    expect(stage.review.states.length).toBeGreaterThan(20);
    expect(stage.review.faults).toEqual([]);
  });
}
