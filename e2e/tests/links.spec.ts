import { expect, test } from '@playwright/test';
import type { EventTap, TopicEvent } from '../src/installation.ts';
import { LossyProxy } from '../src/lossyProxy.ts';
import { linkIncident, measures, PolledSite } from '../src/polledSite.ts';
import { SiteAgent } from '../src/siteAgent.ts';

const MEASURED = 'hq-radio';
const SOON = 60_000;
/** Offsets from the installation's port. */
const REFLECTOR_B = 23;
const PROXIED = 220;

let site: PolledSite;
let tap: EventTap;

test.beforeAll(async () => {
  site = await PolledSite.begin();
});

test.beforeEach(async () => {
  tap = await site.follow();
});

test.afterEach(() => tap.close());

test.afterAll(() => site.end());

test('a link that gear says is down is an incident until it is up again', async () => {
  // Given
  const up = (event: TopicEvent) => measures(event, PolledSite.LINK) && event.data?.['state'] === 'up';
  await tap.first('the link is up', up, SOON);

  // When
  await site.router.play({ status: 2, inOctets: 0 });

  // Then
  const opened = await linkIncident(tap, 'opened', 'site-link-bad', PolledSite.LINK, SOON);
  expect(JSON.stringify(opened.data?.['evidence'])).toContain('state down');

  // When
  await site.router.play({ status: 1, inOctets: 0 });

  // Then
  await linkIncident(tap, 'resolved', 'site-link-bad', PolledSite.LINK, SOON);
});

test('a link that loses packets between a site and a relay is an incident until it is well', async () => {
  // Given
  const base = Number(new URL(site.installation.url).port);
  const proxy = await LossyProxy.start(base + PROXIED, base + REFLECTOR_B, base + PROXIED + 1);
  const link = { site: PolledSite.ID, id: MEASURED, reflectorPorts: [base + PROXIED] };
  const agent = await SiteAgent.start(site.installation, link);
  try {
    const well = await tap.first('the link is measured', (event) => measures(event, MEASURED), SOON);
    expect(well.data).toMatchObject({ siteId: PolledSite.ID, lossRatio: 0, outLossRatio: 0, inLossRatio: 0 });
    expect(well.data?.['roundTripMillis']).toBeGreaterThan(0);

    // When
    await proxy.impair({ lossRatio: 0.3 });

    // Then
    await linkIncident(tap, 'opened', 'site-link-bad', MEASURED, SOON);

    // When
    await proxy.impair({});

    // Then
    await linkIncident(tap, 'resolved', 'site-link-bad', MEASURED, SOON);
  } finally {
    await agent.close();
    proxy.close();
  }
});
