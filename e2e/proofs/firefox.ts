import type { Page } from 'puppeteer-core';
import { launchFirefox, ownAddress } from '../src/firefox.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { figure, type Proof } from './proof.ts';

/** A stock Firefox meets a Chromium: checks before joining, joins, sees and is seen, talks, has a backup, leaves. */
export const firefox: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 1);
  const browser = await launchFirefox();
  try {
    console.log(`browser: ${await browser.version()}`);
    const page = await browser.newPage();
    await page.goto(room.link);
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await check(page);
    await page.locator('::-p-aria(Your name)').fill('Fox');
    await page.locator('::-p-aria(Join[role="button"])').click();
    await until('Firefox is in', 20_000, async () => active(page));
    await room.host.sees(1, 20_000);
    console.log('Chromium sees Firefox');
    await until('Firefox sees Chromium', 20_000, async () => (await framesSeen(page)) >= 30);
    console.log('Firefox sees Chromium');
    await room.host.say('hello, Fox');
    await until('the chat', 10_000, () => chatHas(page, 'hello, Fox'));
    console.log('Firefox reads the chat');
    await until('Firefox has a second path', 20_000, () => hasStandby(page));
    console.log('Firefox has a second path');
    await survivesLoss(page, async () => {
      await installation.signal(await room.activeRelay(), 'SIGKILL');
    });
    await page.locator('::-p-aria(Leave[role="button"])').click();
    await page.waitForFunction(() => document.body.innerText.includes('How was the meeting?'));
    console.log('Firefox left');
  } finally {
    await browser.close();
    await room.close();
  }
};

firefox.environment = () => ({ EVENKEEL_ADVERTISED_ADDRESS: ownAddress() });

/** The check before joining, in Firefox. */
async function check(page: Page): Promise<void> {
  await page.locator('::-p-aria(Check devices and network[role="button"])').click();
  await page.waitForFunction(
    () => [...document.querySelectorAll('button')].some((button) => button.innerText === 'Check again'),
    { timeout: 35_000 },
  );
  const rows = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-check]')].map((row) => ({
      check: row.dataset['check'] ?? '',
      verdict: row.dataset['verdict'] ?? '',
      text: row.innerText.replaceAll('\n', ' · '),
    })),
  );
  for (const { check: name, verdict, text } of rows) console.log(`  ${verdict.padEnd(8)} ${name}: ${text}`);
  const unreached = rows.filter((row) => row.check === 'relay-udp' && row.verdict !== 'good').length;
  figure('relays that Firefox does not reach', unreached, 'relays', 0);
  await page.locator('::-p-aria(Done[role="button"])').click();
}

/** The relay is killed under Firefox: the picture goes on. */
async function survivesLoss(page: Page, kill: () => Promise<void>): Promise<void> {
  await page.evaluate(() => (window as unknown as { evenkeel: { resetGaps(): void } }).evenkeel.resetGaps());
  const before = await framesSeen(page);
  await kill();
  await until('pictures after the loss', 10_000, async () => (await framesSeen(page)) >= before + 60);
  const gap = await page.evaluate(() => {
    const { frames } = (window as unknown as { evenkeel: { frames: Record<string, { longestGapMillis: number }> } })
      .evenkeel;
    return Math.max(...Object.values(frames).map((one) => one.longestGapMillis));
  });
  figure('gap in Firefox when the relay is killed', Math.round(gap), 'ms', 1_000, 500);
}

const active = (page: Page) =>
  page.evaluate(
    () => (window as unknown as { evenkeel?: { activeRelayId: string | null } }).evenkeel?.activeRelayId,
  );

const hasStandby = (page: Page) =>
  page.evaluate(() => {
    const { standbyRelayId, paths } = (
      window as unknown as { evenkeel: { standbyRelayId: string | null; paths: Record<string, unknown> } }
    ).evenkeel;
    return standbyRelayId !== null && paths[standbyRelayId] === 'connected';
  });

/** Frames decoded of others' pictures so far. */
const framesSeen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLVideoElement>('[data-testid="tile"] video')].reduce(
      (sum, video) => sum + video.getVideoPlaybackQuality().totalVideoFrames,
      0,
    ),
  );

async function chatHas(page: Page, text: string): Promise<boolean> {
  if (!(await page.$('[role="log"]'))) {
    await page.evaluate(() =>
      [...document.querySelectorAll('button')].find((button) => button.innerText.startsWith('Chat'))?.click(),
    );
  }
  return page.evaluate((wanted) => document.querySelector('[role="log"]')?.textContent.includes(wanted) === true, text);
}
