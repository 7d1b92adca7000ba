import { expect, test, type Browser } from '@playwright/test';
import { launchBrowser } from '../src/chromium.ts';
import { until, type Installation } from '../src/installation.ts';
import { Participant } from '../src/participant.ts';
import { restartRoomService } from '../src/roomService.ts';
import { testInstallation } from '../src/testInstallation.ts';
import { TurnServer } from '../src/turnServer.ts';

const TURN_OFFSET = 200;
const SECRET = 'shared with coturn';
/** Shorter than the meeting: whoever builds a path again needs new ones. */
const CREDENTIALS_SECONDS = 20;
const OVER_TURN = { settings: { 'evenkeel.ice': 'relay' } };

const plain = testInstallation();
const browsers: Browser[] = [];
let installation: Installation;
let turn: TurnServer;

test.beforeAll(async () => {
  turn = await TurnServer.start(Number(new URL(plain.url).port) + TURN_OFFSET, SECRET);
  installation = testInstallation({
    EVENKEEL_ROOM_TURN_URLS: turn.url,
    EVENKEEL_ROOM_TURN_SECRET: SECRET,
    EVENKEEL_ROOM_TURN_CREDENTIAL_LIFE: `PT${CREDENTIALS_SECONDS}S`,
  });
  await restartRoomService(installation);
});

test.afterEach(async () => {
  for (const browser of browsers.splice(0)) await browser.close();
});

test.afterAll(async () => {
  await restartRoomService(plain);
  await turn.close();
});

test('people whose network passes no UDP meet over TURN, and a lost relay does not part them', async () => {
  // Given
  const ada = await arrives(`${installation.url}/new`, 'Ada');
  const bo = await arrives(ada.page.url(), 'Bo');
  const people = [ada, bo];
  await everybodyIsProtected(people);
  const before = await usersOfToday();
  await until('the credentials are over', 60_000, () => Promise.resolve(before.every(isOver)));

  // When
  const relay = (await ada.diagnostics())?.activeRelayId ?? '';
  await Promise.all(people.map((person) => person.resetGaps()));
  await installation.signal(relay, 'SIGKILL');
  await Promise.all(people.map((person) => movedAwayFrom(person, relay)));

  // Then
  await Promise.all(people.map((person) => person.sees(1, 30_000)));
  const gaps = await Promise.all(people.map((person) => person.longestGapMillis()));
  console.log(`gaps ${gaps.join(', ')} ms`);
  await until(`${relay} is gone`, 5_000, async () =>
    (await installation.status()).some(({ name, state }) => name === relay && state === 'stopped'),
  );
  await installation.up();
  await everybodyIsProtected(people);
  expect((await usersOfToday()).filter((user) => !before.includes(user))).not.toEqual([]);
});

test('the check before joining finds the way around', async () => {
  // Given
  const browser = await launchBrowser();
  browsers.push(browser);
  const context = await browser.newContext({ locale: 'en-GB', permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem('evenkeel.ice', 'relay'));
  await page.goto(`${installation.url}/new`);
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);

  // When
  await page.getByRole('button', { name: 'Check devices and network' }).click();

  // Then
  await expect(page.locator('[data-check="turn"]')).toHaveAttribute('data-verdict', 'good', { timeout: 20_000 });
  const udp = page.locator('[data-check="relay-udp"]').first();
  await expect(udp).toHaveAttribute('data-verdict', 'fair', { timeout: 25_000 });
  await expect(udp).toContainText('a detour (TURN)');
});

async function arrives(link: string, name: string): Promise<Participant> {
  const browser = await launchBrowser();
  browsers.push(browser);
  return Participant.join(browser, link, name, OVER_TURN);
}

async function everybodyIsProtected(people: readonly Participant[]): Promise<void> {
  await Promise.all(
    people.map(async (person) => {
      await person.sees(people.length - 1, 45_000);
      await person.hasStandby(45_000);
    }),
  );
}

function movedAwayFrom(person: Participant, relay: string): Promise<unknown> {
  return until(`${person.name} has left ${relay}`, 30_000, async () => {
    const active = (await person.diagnostics())?.activeRelayId;
    return active !== undefined && active !== relay;
  });
}

/** Users name the second at which they end. */
const isOver = (user: string) => Number(user.split(':')[0]) * 1_000 < Date.now();

async function usersOfToday(): Promise<string[]> {
  const users = await turn.users();
  expect(users.filter((user) => /^\d+:p-[a-z2-7]{12}$/.test(user))).toEqual(users);
  expect(users).not.toEqual([]);
  return users;
}
