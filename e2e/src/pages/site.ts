import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until, type Installation } from '../installation.ts';

/** A site that is written down, with a link and a room; and somebody who is told of alerts, and never answers. */
export class WrittenSite {
  static readonly ID = 'berlin';
  static readonly LINK = 'berlin-fibre';
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async write(): Promise<WrittenSite> {
    const site = new WrittenSite(await mkdtemp(join(tmpdir(), 'pages-site-')));
    await writeFile(site.file('topology.yaml'), TOPOLOGY);
    await writeFile(site.file('routing.yaml'), ROUTING);
    return site;
  }

  /** What incident-service is told of it. */
  settings(): Record<string, string> {
    return {
      EVENKEEL_TOPOLOGY_FILE: this.file('topology.yaml'),
      EVENKEEL_ALERTS_ROUTING: this.file('routing.yaml'),
      EVENKEEL_ALERTS_ALLOW_PRIVATE_ADDRESSES: 'true',
    };
  }

  async forget(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}

const TOPOLOGY = `sites:
  - id: ${WrittenSite.ID}
    name: Berlin, Torstrasse
    links:
      - id: ${WrittenSite.LINK}
      - id: berlin-radio
    rooms:
      - id: berlin-atrium
        devices:
          - id: berlin-atrium-camera
          - id: berlin-atrium-codec
`;

/** Nothing listens on the port of the discard protocol. */
const ROUTING = `receivers:
  - id: on-call
    kind: alertmanager
    url: http://127.0.0.1:9
routes:
  - receivers: [on-call]
`;

/** The site says that its link is down until there is an incident, whose id this is. */
export async function breakLink(installation: Installation): Promise<string> {
  const token = await installation.command(['telemetry-token', 'site', WrittenSite.ID, '--kinds', 'links']);
  return until('the incident of the link', 60_000, async () => {
    await report(installation, token.trim());
    const { incidents } = await installation.json<{ incidents: Opened[] }>('/api/v1/console');
    return incidents.find(({ cause, state }) => cause.id === WrittenSite.LINK && state !== 'resolved')
      ?.incidentId;
  });
}

interface Opened {
  readonly incidentId: string;
  readonly state: string;
  readonly cause: { readonly id: string };
}

async function report({ url }: Installation, token: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1/telemetry/links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      sampleId: crypto.randomUUID(),
      linkId: WrittenSite.LINK,
      siteId: WrittenSite.ID,
      timestamp: new Date().toISOString(),
      state: 'down',
    }),
  });
  if (!answer.ok) throw new Error(`the door for telemetry: ${answer.status} ${await answer.text()}`);
}
