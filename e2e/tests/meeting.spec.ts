import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();

test('people meet, chat, come late, leave, and read the report', async () => {
  // Given
  const room = await MeetingRoom.open(installation, 2);
  try {
    const [ada, bo] = room.people;
    if (ada === undefined || bo === undefined) throw new Error('two people');

    // When
    await ada.say('hello from Ada');
    await bo.hears('hello from Ada');
    await ada.sayImage('our plan', 3_000, 1_500);
    await expect(bo.seesImage('our plan')).resolves.toEqual({ width: 2_560, height: 1_280 });
    const chen = await room.enter('Chen');
    await chen.hears('hello from Ada');
    await chen.seesImage('our plan');
    await chen.page.getByRole('button', { name: 'Open large: our plan' }).press('Enter');
    await expect(chen.page.getByRole('dialog', { name: 'Image from Ada' })).toBeVisible();
    await chen.page.keyboard.press('Escape');
    await ada.writeTask('Send the plan', 'Chen', '2027-04-05');
    await room.settled();
    await bo.leave();
    await expect(ada.page.getByTestId('tile')).toHaveCount(1);
    await room.host.endForAll();

    // Then
    await expect(chen.page.getByTestId('tile')).toHaveCount(0);
    await chen.page.getByRole('checkbox', { name: 'Send the plan' }).check();
    const report = await until('the report', 30_000, async () => {
      const response = await fetch(`${installation.url}/api/v1/reports/${room.meetingId}`);
      return response.ok ? ((await response.json()) as { participants: unknown[] }) : undefined;
    });
    expect(report.participants).toHaveLength(3);
    await ada.page.goto(`${installation.url}/m/${room.meetingId}/report`);
    await expect(ada.page.getByRole('checkbox', { name: 'Send the plan' })).toBeChecked();
    await chen.page.goto(`${installation.url}/m/${room.meetingId}/report`);
    for (const name of ['Ada', 'Bo', 'Chen']) {
      await expect(chen.page.getByText(name, { exact: true }).first()).toBeVisible();
    }
  } finally {
    await room.close();
  }
});

test.describe('pages on their own', () => {
  let browser: Browser;
  test.beforeAll(async () => {
    browser = await launchBrowser();
  });
  test.afterAll(async () => {
    await browser.close();
  });

  test('the Chinese interface names the same things', async () => {
    // Given
    const context = await browser.newContext({ locale: 'zh-CN', permissions: ['camera', 'microphone'] });
    const page = await context.newPage();

    // When
    await page.goto(`${installation.url}/new`);

    // Then
    await expect(page.getByRole('textbox', { name: '您的名字' })).toBeVisible();
    await expect(page.getByRole('button', { name: '加入会议' })).toBeVisible();
    await context.close();
  });

  test('the console lists both relays', async () => {
    // Given
    const page = await browser.newPage({ locale: 'en-GB' });

    // When
    await page.goto(`${installation.url}/console`);

    // Then
    await expect(page.getByText('relay-a').first()).toBeVisible();
    await expect(page.getByText('relay-b').first()).toBeVisible();
    await page.close();
  });

  test('the console says what a plan would do', async () => {
    // Given
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${installation.url}/console/plans`);
    await expect(page.getByRole('button', { name: 'Lose packets on a relay' })).toBeVisible();

    // When
    // a run of the plan, where a relay was lost before, has the same name
    await page.locator('a[href$="/console/plans/relay-loss"]').first().click();
    await page.getByText('Start or try it…').click();
    await page.getByRole('textbox', { name: 'Name of the target' }).fill('relay-a');
    await page.getByRole('button', { name: 'What would it do?' }).click();

    // Then
    await expect(page.getByText(/^Would move .* off relay-a/)).toBeVisible();
    await page.close();
  });

  test('the console says what the rules see, and that their recordings still say so, on a phone', async () => {
    // Given
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
    await page.goto(`${installation.url}/console`);

    // When
    await page.getByRole('link', { name: 'Rules' }).click();
    const rule = page.getByRole('group').filter({ hasText: 'device-offline' });
    await rule.getByText('device-offline', { exact: true }).click();

    // Then
    await expect(rule.getByText(/^A device says that it is offline/)).toBeVisible();
    await expect(rule.getByText('tests passed').first()).toBeVisible({ timeout: 60_000 });
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await page.close();
  });

  test('a link to no meeting says so', async () => {
    // Given
    const page = await browser.newPage({ locale: 'en-GB' });

    // When
    await page.goto(`${installation.url}/m/abc-defg-hij`);

    // Then
    await expect(page.getByRole('heading')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
    await page.close();
  });
});
