import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { pause } from '../src/figures.ts';
import { until } from '../src/installation.ts';
import { Participant } from '../src/participant.ts';
import { sound } from '../src/soundProbe.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const browsers: Browser[] = [];
let ada: Participant;
let bo: Participant;

async function enter(link: string, name: string): Promise<Participant> {
  const browser = await launchBrowser();
  browsers.push(browser);
  return Participant.join(browser, link, name, { probeSound: true });
}

/** How much is heard within so long. */
async function heardWithin(person: Participant, millis: number): Promise<number> {
  const before = (await sound(person.page)).energy;
  await pause(millis);
  return (await sound(person.page)).energy - before;
}

test.beforeEach(async () => {
  ada = await enter(`${installation.url}/new`, 'Ada');
  bo = await enter(ada.page.url(), 'Bo');
  await Promise.all([ada, bo].map((one) => one.sees(1, 45_000)));
});

test.afterEach(async () => {
  await Promise.all(browsers.splice(0).map((browser) => browser.close()));
  await installation.up();
});

test('sound may repeat itself, and is heard', async () => {
  // When
  await until('sound goes out', 20_000, async () => (await sound(ada.page)).sent.length > 0);

  // Then
  const { agreesOnRed } = await sound(ada.page);
  expect(agreesOnRed).toBe(true);
  await until('Bo hears Ada', 20_000, async () => (await heardWithin(bo, 2_000)) > 0);
});

test('sound is heard over the other relay after one is lost', async () => {
  // Given
  await until('Bo hears Ada', 20_000, async () => (await heardWithin(bo, 2_000)) > 0);
  const active = (await bo.diagnostics())?.activeRelayId;
  if (active == null) throw new Error('no relay is active');

  // When
  await installation.signal(active, 'SIGKILL');
  await until('Bo has changed over', 20_000, async () => (await bo.diagnostics())?.activeRelayId !== active);

  // Then
  await until('Bo hears Ada again', 10_000, async () => (await heardWithin(bo, 2_000)) > 0);
});
