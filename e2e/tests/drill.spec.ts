import { expect, test } from '@playwright/test';
import { until } from '../src/installation.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const SOON_EMPTY = 120_000;

interface Console {
  readonly relays: readonly { readonly meetings: readonly unknown[] }[];
}

test('a sick relay is drilled with made-up people who lose packets, and the plan moves them', async () => {
  // Given
  test.setTimeout(SOON_EMPTY + 120_000);
  await until('relays without meetings of people', SOON_EMPTY, async () => {
    const { relays } = await installation.json<Console>('/api/v1/console');
    return relays.every(({ meetings }) => meetings.length === 0);
  });
  const tap = await installation.follow(['incident.lifecycle.v1', 'meeting.placement.v1']);

  // When
  const said = await installation
    .command(['drill', 'relay-sick', 'loss'])
    .catch((failure: { readonly stdout?: string }) => failure.stdout ?? String(failure));
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
  const parts = await installation.status();
  expect(parts.map(({ name }) => name)).not.toContain('drill-people');
});
