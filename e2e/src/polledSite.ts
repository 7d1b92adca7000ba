import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until, type EventTap, type Installation, type TopicEvent } from './installation.ts';
import { Snmpd } from './snmpd.ts';
import { testInstallation } from './testInstallation.ts';

/** A site of the tests' installation with one link, which ends at a router that is polled. */
export class PolledSite {
  static readonly ID = 'hq';
  static readonly LINK = 'hq-fibre';

  private constructor(
    readonly installation: Installation,
    readonly router: Snmpd,
    private readonly folder: string,
  ) {}

  static async begin(): Promise<PolledSite> {
    const folder = await mkdtemp(join(tmpdir(), 'links-'));
    const router = await Snmpd.start();
    const file = join(folder, 'telemetry.properties');
    await writeFile(file, router.keys('hq-router', PolledSite.ID, PolledSite.LINK).join('\n') + '\n');
    const installation = testInstallation({ SMALLRYE_CONFIG_LOCATIONS: file });
    await restartTelemetry(installation);
    return new PolledSite(installation, router, folder);
  }

  async end(): Promise<void> {
    await restartTelemetry(testInstallation());
    await this.router.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Follows what tells of links and of their incidents. */
  follow(): Promise<EventTap> {
    return this.installation.follow(['incident.lifecycle.v1', 'telemetry.links.v1']);
  }
}

/** Waits until a rule's incident about a link has come so far. */
export function linkIncident(
  tap: EventTap,
  step: 'opened' | 'resolved',
  rule: string,
  link: string,
  timeoutMillis: number,
): Promise<TopicEvent> {
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

/** Whether it is a measurement of this link. */
export function measures(event: TopicEvent, link: string): boolean {
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
