import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from './devices-page';
import { hasChromium, launchChromium } from './chromium';
import { serveTests } from './server';

/** A device has to have run for a moment before it is judged. */
const WARM_MILLIS = 2_000;

describe.skipIf(!hasChromium)('devices that fail, in a real browser', () => {
  let server: ViteDevServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await serveTests();
    browser = await launchChromium();
  }, 30_000);

  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  async function bench(source: 'camera' | 'microphone'): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/browser/devices.html`);
    await page.waitForFunction(() => 'bench' in window);
    // A click lets the page make sound.
    await page.mouse.click(5, 5);
    await page.evaluate((which) => window.bench.start(which), source);
    await page.waitForTimeout(WARM_MILLIS);
    return page;
  }

  it.each([
    ['camera', 'cam-a', 'cam-b', 'ended'],
    ['camera', 'cam-a', 'cam-b', 'black'],
    ['camera', 'cam-a', 'cam-b', 'frozen'],
    ['microphone', 'mic-a', 'mic-b', 'ended'],
    ['microphone', 'mic-a', 'mic-b', 'silent'],
  ] as const)(
    'the next %s takes over from %s: %s, when it is %s',
    async (source, failing, next, how) => {
      // Given
      const page = await bench(source);
      expect(await page.evaluate((which) => window.bench.tookOver(which), source)).toBeNull();
      // When
      await page.evaluate(([id, fault]) => window.bench.fail(id, fault), [failing, how] as const);
      await page.waitForFunction((which) => window.bench.tookOver(which) !== null, source);
      // Then
      const result = await page.evaluate((which) => window.bench.tookOver(which), source);
      console.info(`${source} ${how}: the next one after ${Math.round(result?.afterMillis ?? 0)} ms`);
      expect(result?.takeOver).toMatchObject({ fault: how, to: `Label of ${next}` });
      expect(await page.evaluate((which) => window.bench.deviceOf(which), source)).toBe(next);
      expect(await page.evaluate((which) => window.bench.told(which), source)).toEqual([
        { fault: how },
        { fault: null, remedy: 'another-device' },
      ]);
      await page.close();
    },
    30_000,
  );

  it('what the person takes back is left alone', async () => {
    // Given
    const page = await bench('camera');
    await page.evaluate(() => window.bench.fail('cam-a', 'black'));
    await page.waitForFunction(() => window.bench.tookOver('camera') !== null);
    // When
    await page.evaluate(() => window.bench.undo('camera'));
    await page.waitForTimeout(WARM_MILLIS + 1_000);
    // Then
    expect(await page.evaluate(() => window.bench.deviceOf('camera'))).toBe('cam-a');
    expect(await page.evaluate(() => window.bench.tookOver('camera'))).toBeNull();
    await page.close();
  }, 30_000);

  it('says so when no other one is left', async () => {
    // Given
    const page = await bench('camera');
    await page.evaluate(() => window.bench.fail('cam-a', 'black'));
    await page.waitForFunction(() => window.bench.deviceOf('camera') === 'cam-b');
    // When
    await page.waitForTimeout(WARM_MILLIS);
    await page.evaluate(() => window.bench.fail('cam-b', 'black'));
    // Then
    await page.waitForFunction(() => window.bench.problemOf('camera') === 'black');
    expect(await page.evaluate(() => window.bench.told('camera').at(-1))).toEqual({ fault: 'black' });
    await page.close();
  }, 30_000);

  it('does not keep a camera that takes over and never gives a picture', async () => {
    // Given
    const page = await bench('camera');
    await page.evaluate(() => window.bench.fail('cam-b', 'empty'));
    // When
    await page.evaluate(() => window.bench.fail('cam-a', 'ended'));
    await page.waitForFunction(() => window.bench.deviceOf('camera') === 'cam-b');
    // Then
    await page.waitForFunction(() => window.bench.problemOf('camera') === 'black');
    await page.close();
  }, 30_000);
});
