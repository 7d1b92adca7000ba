import { expect, test, type Browser, type Page } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser.close();
});

async function atTheDoor(): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(`${installation.url}/new`);
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  return page;
}

const row = (page: Page, check: string) => page.locator(`[data-check="${check}"]`);

test('everything is checked within half a minute, and telemetry hears of it', async () => {
  // Given
  const page = await atTheDoor();
  const meetingId = page.url().slice(-12);
  const tap = await installation.follow(['telemetry.checks.v1']);
  try {
    // When
    const began = Date.now();
    await page.getByRole('button', { name: 'Check devices and network' }).click();
    await page.getByRole('button', { name: 'I heard them' }).click();
    await page.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 35_000 });
    const took = Date.now() - began;

    // Then
    expect(took).toBeLessThan(30_000);
    await expect(row(page, 'speaker-tone')).toHaveAttribute('data-verdict', 'good');
    for (const check of ['relay-udp', 'relay-round-trip', 'relay-loss', 'relay-upload', 'relay-download']) {
      await expect(row(page, check)).toHaveCount(2);
    }
    for (const relay of [0, 1]) {
      await expect(row(page, 'relay-udp').nth(relay)).toHaveAttribute('data-verdict', 'good');
      await expect(row(page, 'relay-loss').nth(relay)).toHaveAttribute('data-verdict', 'good');
      await expect(row(page, 'relay-echo').nth(relay)).not.toHaveAttribute('data-verdict', 'unknown');
    }
    await expect(row(page, 'camera-picture')).toHaveAttribute('data-verdict', 'good');
    await expect(row(page, 'backup')).toHaveAttribute('data-verdict', 'good');
    const event = await tap.first('the report', (e) => e.key === meetingId && e.data?.['mode'] === 'full', 15_000);
    expect(event.data?.['complete']).toBe(true);
    expect((event.data?.['results'] as unknown[]).length).toBeGreaterThanOrEqual(20);
    const sampled = await fetch(`${installation.url}/api/v1/console`).then((answer) => answer.text());
    expect(sampled).not.toContain('probe-');
  } finally {
    tap.close();
    await page.context().close();
  }
});

test('where UDP is blocked a relay is reached over TCP', async () => {
  // Given: a browser whose UDP goes nowhere
  const page = await atTheDoor();
  await page.route('**/relays/*/media/v1/sessions', async (route) => {
    const response = await route.fetch();
    const opened = (await response.json()) as { answer: string };
    const answer = opened.answer.replaceAll(/(a=candidate:\d+ 1 udp .* )\d+( typ host)/g, '$19$2');
    await route.fulfill({ response, json: { ...opened, answer } });
  });

  // When
  await page.getByRole('button', { name: 'Check devices and network' }).click();
  await page.getByRole('button', { name: 'I heard them' }).click();
  await page.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 35_000 });

  // Then
  for (const relay of [0, 1]) {
    await expect(row(page, 'relay-udp').nth(relay)).toHaveAttribute('data-verdict', 'fair');
    await expect(row(page, 'relay-udp').nth(relay)).toContainText('picture and sound come over TCP');
    await expect(row(page, 'relay-echo').nth(relay)).not.toHaveAttribute('data-verdict', 'unknown');
    await expect(row(page, 'relay-loss').nth(relay)).toHaveAttribute('data-verdict', 'good');
  }
  await page.context().close();
});

test('a relay that is not reached over UDP is named, and the check can be skipped', async () => {
  // Given: a browser that sends nothing over UDP
  const page = await atTheDoor();
  await page.route('**/relays/relay-a/media/v1/sessions', async (route) => {
    const response = await route.fetch();
    const opened = (await response.json()) as { answer: string };
    // The candidate says a port nobody listens on: to the browser that is a firewall.
    const answer = opened.answer.replaceAll(/(a=candidate:.* )\d+( typ host)/g, '$19$2');
    await route.fulfill({ response, json: { ...opened, answer } });
  });

  // When
  await page.getByRole('button', { name: 'Check devices and network' }).click();
  const blocked = row(page, 'relay-udp').first();
  await expect(blocked).toHaveAttribute('data-verdict', 'poor', { timeout: 25_000 });
  await page.getByRole('button', { name: 'Skip the rest' }).click();

  // Then
  await expect(blocked).toContainText('Ask your administrator to allow UDP');
  await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
  await expect(page.getByText('Some checks were skipped.')).toBeVisible();
  await page.context().close();
});
