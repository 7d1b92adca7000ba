import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { until, type EventTap, type Installation, type TopicEvent } from '../src/installation.ts';
import { LossyProxy } from '../src/lossyProxy.ts';
import { SiteAgent } from '../src/siteAgent.ts';
import { Snmpd } from '../src/snmpd.ts';
import { testInstallation } from '../src/testInstallation.ts';

const SITE = 'hq';
const POLLED = 'hq-fibre';
const MEASURED = 'hq-radio';
const SOON = 60_000;
/** `pendingFor` and `keepFiring` of link-saturated are a minute each. */
const MINUTES = 150_000;
/** Offsets from the installation's port. */
const REFLECTOR_B = 23;
const PROXIED = 220;

const plain = testInstallation();
let installation: Installation;
let folder: string;
let snmpd: Snmpd;
let tap: EventTap;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'links-'));
  snmpd = await Snmpd.start();
  const file = join(folder, 'telemetry.properties');
  await writeFile(file, snmpd.keys('hq-router', SITE, POLLED).join('\n') + '\n');
  installation = testInstallation({ SMALLRYE_CONFIG_LOCATIONS: file });
  await restartTelemetry(installation);
});

test.beforeEach(async () => {
  tap = await installation.follow(['incident.lifecycle.v1', 'telemetry.links.v1']);
});

test.afterEach(() => tap.close());

test.afterAll(async () => {
  await restartTelemetry(plain);
  await snmpd.close();
  await rm(folder, { recursive: true, force: true });
});

test('a link that gear says is down is an incident until it is up again', async () => {
  // Given
  await tap.first('the link is up', (event) => isOf(event, POLLED) && event.data?.['state'] === 'up', SOON);

  // When
  await snmpd.play({ status: 2, inOctets: 0 });

  // Then
  const opened = await incident('opened', 'site-link-bad', POLLED, SOON);
  expect(JSON.stringify(opened.data?.['evidence'])).toContain('state down');

  // When
  await snmpd.play({ status: 1, inOctets: 0 });

  // Then
  await incident('resolved', 'site-link-bad', POLLED, SOON);
});

test('a link that is full for a minute is an incident until it has room again', async () => {
  // Given: 95% of what the interface can
  const started = Date.now();
  const octets = () => (((Date.now() - started) / 1_000) * 0.95 * Snmpd.BITS_PER_SECOND) / 8;
  const traffic = setInterval(() => void snmpd.play({ status: 1, inOctets: octets() }), 200);

  // When
  try {
    await incident('opened', 'link-saturated', POLLED, MINUTES);
  } finally {
    clearInterval(traffic);
  }

  // Then
  await incident('resolved', 'link-saturated', POLLED, MINUTES);
  const utilised = tap.events
    .filter((event) => isOf(event, POLLED))
    .map((event) => Number(event.data?.['utilisationRatio'] ?? 0));
  expect(Math.max(...utilised)).toBeGreaterThan(0.9);
});

test('a link that loses packets between a site and a relay is an incident until it is well', async () => {
  // Given
  const base = Number(new URL(installation.url).port);
  const proxy = await LossyProxy.start(base + PROXIED, base + REFLECTOR_B, base + PROXIED + 1);
  const link = { site: SITE, id: MEASURED, reflectorPorts: [base + PROXIED] };
  const agent = await SiteAgent.start(installation, link);
  try {
    const well = await tap.first('the link is measured', (event) => isOf(event, MEASURED), SOON);
    expect(well.data).toMatchObject({ siteId: SITE, lossRatio: 0, outLossRatio: 0, inLossRatio: 0 });
    expect(well.data?.['roundTripMillis']).toBeGreaterThan(0);

    // When
    await proxy.impair({ lossRatio: 0.3 });

    // Then
    await incident('opened', 'site-link-bad', MEASURED, SOON);

    // When
    await proxy.impair({});

    // Then
    await incident('resolved', 'site-link-bad', MEASURED, SOON);
  } finally {
    await agent.close();
    proxy.close();
  }
});

function incident(step: string, rule: string, link: string, timeoutMillis: number): Promise<TopicEvent> {
  return tap.first(
    `${rule} of ${link} ${step}`,
    ({ type, data }) => {
      const cause = data?.['cause'] as { domain: string; id: string } | undefined;
      return (
        type === `dev.evenkeel.incident.${step}.v1` &&
        data?.['rule'] === rule &&
        cause?.domain === 'site-link' &&
        cause.id === link
      );
    },
    timeoutMillis,
  );
}

function isOf(event: TopicEvent, link: string): boolean {
  return event.type === 'dev.evenkeel.telemetry.link-measured.v1' && event.key === link;
}

/** With the environment of this installation. */
async function restartTelemetry(as: Installation): Promise<void> {
  await as.signal('telemetry-ingest', 'SIGTERM');
  await until('telemetry-ingest is gone', 30_000, async () =>
    (await as.status()).some(({ name, state }) => name === 'telemetry-ingest' && state === 'stopped'),
  );
  await as.up();
}
