import { expect, test } from '@playwright/test';
import { until } from '../src/installation.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
const SOON_EMPTY = 120_000;

interface Console {
  readonly relays: readonly { readonly meetings: readonly unknown[] }[];
}

/** Drills touch no meetings of people. */
function nobodyMeets(): Promise<unknown> {
  return until('relays without meetings of people', SOON_EMPTY, async () => {
    const { relays } = await installation.json<Console>('/api/v1/console');
    return relays.every(({ meetings }) => meetings.length === 0);
  });
}

/** What the command says, however the drill went. */
function drill(plan: string, fault: string): Promise<string> {
  return installation
    .command(['drill', plan, fault])
    .catch((failure: { readonly stdout?: string }) => failure.stdout ?? String(failure));
}

test('a sick relay is drilled with made-up people who lose packets, and the plan moves them', async () => {
  // Given
  test.setTimeout(SOON_EMPTY + 120_000);
  await nobodyMeets();
  const tap = await installation.follow(['incident.lifecycle.v1', 'meeting.placement.v1']);

  // When
  const said = await drill('relay-sick', 'loss');
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

test('a service is killed in a drill, found by who looks at it, and started again', async () => {
  // Given
  test.setTimeout(SOON_EMPTY + 120_000);
  await nobodyMeets();
  const tap = await installation.follow(['incident.lifecycle.v1', 'plan.runs.v1']);

  // When
  const said = await drill('service-down', 'service-crash');
  tap.close();

  // Then
  console.log(said);
  expect(said).toMatch(/detected +\d+ ms/);
  expect(said).toMatch(/cleared +\d+ ms/);
  const opened = tap.events.filter(({ type }) => type === 'dev.evenkeel.incident.opened.v1');
  expect(opened.map(({ data }) => data?.['rule'])).toEqual(['service-down']);
  const runs = tap.events.filter(({ type }) => type === 'dev.evenkeel.plan.started.v1');
  expect(runs.map(({ data }) => data?.['planId'])).toEqual(['service-down']);
  const parts = await installation.status();
  expect(parts.find(({ name }) => name === 'telemetry-ingest')?.state).toBe('running');
});
