import { expect, test, type Browser, type Page } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { drawnCamera, FACE, WALL } from '../src/drawnCamera.ts';
import { until } from '../src/installation.ts';
import { Participant } from '../src/participant.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const browsers: Browser[] = [];

test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  await installation.up();
});

async function browserWith(...more: string[]): Promise<Browser> {
  const browser = await launchBrowser({ more });
  browsers.push(browser);
  return browser;
}

type Part = readonly [x: number, y: number, width: number, height: number];

/** Standard deviation of green, 0–255, in a part of the picture that comes of the only other person. */
function spread(page: Page, part: Part): Promise<number> {
  return page.evaluate(([x, y, width, height]) => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid="tile"] video.shown');
    const canvas = new OffscreenCanvas(160, 160);
    const context = canvas.getContext('2d');
    if (video === null || context === null) return 0;
    const { videoWidth, videoHeight } = video;
    const cut = [x * videoWidth, y * videoHeight, width * videoWidth, height * videoHeight] as const;
    context.drawImage(video, ...cut, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const green = Array.from({ length: data.length / 4 }, (_, i) => data[4 * i + 1] ?? 0);
    const mean = green.reduce((sum, one) => sum + one, 0) / green.length;
    return Math.sqrt(green.reduce((sum, one) => sum + (one - mean) ** 2, 0) / green.length);
  }, part);
}

test('what is behind somebody is sent blurred, over either relay, and nothing of it is loaded before', async () => {
  // Given
  const camera = await drawnCamera();
  const ada = await Participant.join(
    await browserWith(`--use-file-for-fake-video-capture=${camera}`),
    `${installation.url}/new`,
    'Ada',
  );
  const bo = await Participant.join(await browserWith(), ada.page.url(), 'Bo');
  await bo.sees(1, 45_000);
  const violations: string[] = [];
  ada.page.on('console', (line) => {
    if (/Content.Security.Policy/i.test(line.text())) violations.push(line.text());
  });
  const loaded: string[] = [];
  ada.page.on('response', (response) => loaded.push(new URL(response.url()).pathname));
  const becomes = (what: string, holds: (spread: number) => boolean) =>
    until(what, 30_000, async () => holds(await spread(bo.page, WALL)));
  await becomes('the wall is clear', (wall) => wall > 14);
  const face = await spread(bo.page, FACE);
  const known = await ada.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(known.filter((name) => /blur|tflite/.test(name))).toEqual([]);

  // When
  await ada.page.keyboard.press('b');
  await becomes('the wall is blurred', (wall) => wall > 0 && wall < 7);

  // Then
  const seen = await Promise.all([WALL, FACE].map((part) => spread(bo.page, part)));
  console.log(`wall and face blurred: ${seen.map((one) => one.toFixed(1)).join(', ')}; face before: ${face.toFixed(1)}`);
  expect(await spread(bo.page, FACE)).toBeGreaterThan(0.7 * face);
  await bo.sees(1);
  expect(loaded.filter((path) => /\.(wasm|tflite)$/.test(path))).toHaveLength(2);
  expect(violations).toEqual([]);

  // When
  const relay = await ada.hasStandby().then(async () => (await ada.diagnostics())?.activeRelayId);
  if (relay == null) throw new Error('no relay is active');
  await installation.signal(relay, 'SIGKILL');
  await until('both have changed over', 20_000, async () => {
    const active = await Promise.all([ada, bo].map(async (one) => (await one.diagnostics())?.activeRelayId));
    return active.every((id) => id !== relay);
  });

  // Then
  await bo.sees(1);
  expect(await spread(bo.page, WALL)).toBeLessThan(7);

  // When
  await ada.page.getByRole('button', { name: 'Stop video' }).click();
  await ada.page.getByRole('button', { name: 'Start video' }).click();
  await bo.sees(1);
  expect(await spread(bo.page, WALL)).toBeLessThan(7);
  await ada.page.getByRole('button', { name: 'More', exact: true }).click();
  await ada.page.getByRole('menuitem', { name: 'Settings' }).click();
  await ada.page.getByRole('switch', { name: /Blur my background/, checked: true }).click();

  // Then
  await becomes('the wall is clear again', (wall) => wall > 14);
  await expect(ada.page.getByTestId('blur-problem')).toHaveCount(0);
  await ada.page.keyboard.press('Escape');
  await ada.endForAll();
});
