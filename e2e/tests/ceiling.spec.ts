import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { until } from '../src/installation.ts';
import { Participant } from '../src/participant.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const PLANS = `${installation.url}/api/v1`;
const SMALLER = 'Pictures are smaller for a moment to relieve the servers. Sound is not affected.';
const LINES_AT_MOST = 180;

const browsers: Browser[] = [];

async function enter(link: string, name: string): Promise<Participant> {
  const browser = await launchBrowser();
  browsers.push(browser);
  return Participant.join(browser, link, name);
}

test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
});

/** Lines of the other's picture as it is shown. */
const linesShownTo = (person: Participant): Promise<number> =>
  person.page.evaluate(() =>
    Math.max(
      0,
      ...[...document.querySelectorAll<HTMLVideoElement>('[data-testid="tile"] video')].map(
        (video) => video.videoHeight,
      ),
    ),
  );

async function post(path: string, body: unknown): Promise<{ readonly runId: string }> {
  const response = await fetch(`${PLANS}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly runId: string };
}

test('an overloaded relay makes pictures smaller, people are told, and the end of the run makes them large again', async () => {
  // Given
  const ada = await enter(`${installation.url}/new`, 'Ada');
  const bo = await enter(ada.page.url(), 'Bo');
  const people = [ada, bo];
  await Promise.all(people.map((one) => one.sees(1, 45_000)));
  const relay = (await ada.diagnostics())?.activeRelayId;
  await until('pictures are large', 30_000, async () => (await linesShownTo(bo)) > LINES_AT_MOST);
  const before = await linesShownTo(bo);
  await Promise.all(people.map((one) => one.resetGaps()));

  // When
  const began = Date.now();
  const { runId } = await post('plans/relay-overloaded/runs', { target: { domain: 'relay', id: relay } });
  await Promise.all(people.map((one) => one.page.getByText(SMALLER).waitFor()));
  const toldMillis = Date.now() - began;
  await until('both pictures are small', 30_000, async () => {
    const lines = await Promise.all(people.map(linesShownTo));
    return lines.every((one) => one > 0 && one <= LINES_AT_MOST);
  });
  const smallMillis = Date.now() - began;
  const small = await linesShownTo(bo);
  const cancelled = Date.now();
  await post(`plan-runs/${runId}/cancel`, { reason: 'a test' });
  await Promise.all(people.map((one) => one.page.getByTestId('rose-toast').waitFor()));
  await until('both pictures are as before', 60_000, async () => {
    const lines = await Promise.all(people.map(linesShownTo));
    return lines.every((one) => one >= before);
  });
  const backMillis = Date.now() - cancelled;

  // Then
  const gaps = await Promise.all(people.map((one) => one.longestGapMillis()));
  console.log(
    `${before} → ${small} lines; told after ${toldMillis} ms, smaller after ${smallMillis} ms, ` +
      `back ${backMillis} ms after the cancel; gaps ${gaps.join(', ')} ms`,
  );
  expect(await bo.page.getByText(SMALLER).count()).toBe(0);
  expect(Math.max(...gaps)).toBeLessThan(1_000);
  await people[0]?.endForAll();
});
