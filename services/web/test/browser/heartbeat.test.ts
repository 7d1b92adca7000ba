import type { Browser, Page } from 'playwright-core';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from './chromium';
import { serveTests } from './server';

describe.skipIf(!hasChromium)('the heartbeat observer in a real browser', () => {
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

  async function beatingPage(): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}test/browser/heartbeat.html`);
    await page.waitForFunction(() => 'startHeartbeats' in window);
    await page.evaluate(() => window.startHeartbeats());
    await page.waitForFunction(() => window.heard.filter((message) => message.type === 'beat').length >= 2);
    return page;
  }

  it('hears both relays although nothing plays them, and does not switch while they beat', async () => {
    // Given
    const page = await beatingPage();
    // When
    await page.waitForTimeout(1_500);
    // Then
    const heard = await page.evaluate(() => window.heard);
    expect(heard.filter((m) => m.type === 'beat').map((m) => m.path)).toEqual(
      expect.arrayContaining(['a', 'b']),
    );
    expect(heard.filter((m) => m.type === 'switch')).toEqual([]);
    await page.close();
  }, 20_000);

  it('leaves a silent relay within 300 ms when its peer says that it is gone', async () => {
    // Given
    const page = await beatingPage();
    // When
    const silentAt = await page.evaluate(() => {
      Object.assign(window.relays['a'] ?? {}, { beating: false });
      Object.assign(window.relays['b'] ?? {}, { peerHeard: false });
      return performance.now();
    });
    await page.waitForFunction(() => window.heard.some((message) => message.type === 'switch'));
    // Then
    const heard = await page.evaluate(() => window.heard);
    const change = heard.find((message) => message.type === 'switch');
    expect(change).toMatchObject({ decision: { from: 'a', to: 'b', reason: 'relay-lost' } });
    expect((change?.at ?? Infinity) - silentAt).toBeLessThan(300);
    await page.close();
  }, 20_000);
});
