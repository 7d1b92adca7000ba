import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {} from './blur-page';
import { hasChromium, launchChromium } from './chromium';
import { serveTests } from './server';

/** The squares of the wall as the camera sees them, and what is left of them; green, standard deviation. */
const CLEAR = 15;
const BLURRED = 6;

/** Measured with a compiler at work, and others. */
const SOON = { timeout: 20_000 };

describe.skipIf(!hasChromium).each(['insertable streams', 'a canvas'])(
  'blur by %s, in a real browser',
  (way) => {
    let server: ViteDevServer;
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      server = await serveTests();
      browser = await launchChromium();
    }, 30_000);

    afterEach(() => page.close());

    afterAll(async () => {
      await browser.close();
      await server.close();
    });

    async function bench(options: { wanted?: boolean; without?: string } = {}): Promise<void> {
      page = await browser.newPage();
      if (way === 'a canvas') {
        await page.addInitScript(() => {
          delete (window as { MediaStreamTrackProcessor?: unknown }).MediaStreamTrackProcessor;
        });
      }
      if (options.without !== undefined) await page.route(options.without, (route) => route.abort());
      const query = options.wanted === true ? '?wanted' : '';
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/browser/blur.html${query}`);
      await page.waitForFunction(() => 'blurBench' in window);
      await page.evaluate(() => window.blurBench.start());
    }

    const look = () => page.evaluate(() => window.blurBench.look());
    const isClear = () => page.waitForFunction((limit) => window.blurBench.look().wall > limit, CLEAR, SOON);
    const isBlurred = () =>
      page.waitForFunction(
        (limit) => {
          const { wall, face } = window.blurBench.look();
          return face > 5 && wall < limit;
        },
        BLURRED,
        SOON,
      );

    it('hides the wall and not the person, and lets pictures go on', async () => {
      // Given
      await bench();
      await isClear();
      const before = await look();
      // When
      await page.evaluate(() => window.blurBench.turn(true));
      await isBlurred();
      // Then
      await page.waitForFunction((past) => window.blurBench.look().frames > past + 20, before.frames, SOON);
      const blurred = await look();
      expect(blurred.face).toBeGreaterThan(0.8 * before.face);
      expect(blurred).toMatchObject({ width: before.width, height: before.height });
      console.info(
        `${way}: wall ${before.wall.toFixed(1)} → ${blurred.wall.toFixed(1)}, face ${before.face.toFixed(1)} → ${blurred.face.toFixed(1)}`,
      );
      // When
      await page.evaluate(() => window.blurBench.turn(false));
      // Then
      await isClear();
    }, 60_000);

    it('stays when the camera is chosen, stopped and started again, and when the next one takes over', async () => {
      // Given
      await bench({ wanted: true });
      await isBlurred();
      // When
      await page.evaluate(() => window.blurBench.start('cam-b'));
      await isBlurred();
      await page.evaluate(() => window.blurBench.stop());
      await page.evaluate(() => window.blurBench.start());
      await isBlurred();
      await page.waitForTimeout(2_000);
      await page.evaluate(() => window.blurBench.fail('cam-b', 'black'));
      // Then
      await page.waitForFunction(() => window.blurBench.deviceOf() === 'cam-a', undefined, SOON);
      await isBlurred();
    }, 60_000);

    it.each(['**/*.wasm*', '**/*.tflite*', '**/blur.worker.ts*'])(
      'shows the camera as it is and says so without %s',
      async (without) => {
        // When
        await bench({ wanted: true, without });
        // Then
        await isClear();
        expect(await page.evaluate(() => window.blurBench.blur())).toEqual({
          on: false,
          starting: false,
          problem: 'unavailable',
        });
      },
      60_000,
    );
  },
);
