import { expect, test } from '@playwright/test';
import { emptyTestHome, testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation({ EVENKEEL_DRILLS: 'on' });
const PEOPLE = 'drill-people';

/** Drills want relays without meetings of people, and a judge that may break them. */
test.beforeAll(async () => {
  await emptyTestHome();
  await installation.up();
});

test.afterAll(async () => {
  await installation.down();
  await testInstallation().up();
});

test('a sick relay is drilled with made-up people who lose packets, and the plan moves them', async () => {
  // Given
  const tap = await installation.follow(['incident.lifecycle.v1', 'meeting.placement.v1', 'audit.trail.v1']);

  // When
  const said = await installation.command(['drill', 'relay-sick', 'loss']).catch((failure: unknown) => String(failure));
  tap.close();

  // Then
  console.log(said);
  expect(said).toMatch(/detected +\d+ ms/);
  expect(said).toMatch(/mitigated +\d+ ms/);
  expect(said).toMatch(/cleared +\d+ ms/);
  const moved = tap.events.filter((event) => event.data?.['reason'] === 'relay-sick');
  expect(moved).toHaveLength(1);
  const opened = tap.events.filter(
    ({ type, data }) => type === 'dev.evenkeel.incident.opened.v1' && data?.['rule'] === 'relay-sick',
  );
  expect(opened).toHaveLength(1);
  expect((await installation.status()).some(({ name }) => name === PEOPLE)).toBe(false);
});
