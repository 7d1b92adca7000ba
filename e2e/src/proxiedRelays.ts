import type { Installation } from './installation.ts';
import { until } from './installation.ts';
import { LossyProxy, type Impairment } from './lossyProxy.ts';
import { testInstallation } from './testInstallation.ts';

const RELAYS = ['relay-a', 'relay-b'] as const;
export type RelayName = (typeof RELAYS)[number];

/** Offsets from the base port: relays' UDP ports as documented, and free ones for the proxies. */
const UDP_OFFSET: Record<RelayName, number> = { 'relay-a': 20, 'relay-b': 21 };
const PROXY_OFFSET = 40;
const CONTROL_OFFSET = 50;

/** Both relays started again behind lossy proxies, which all clients go through. */
export class ProxiedRelays {
  private constructor(
    readonly installation: Installation,
    private readonly proxies: Record<RelayName, LossyProxy>,
  ) {}

  static async start(): Promise<ProxiedRelays> {
    const plain = testInstallation();
    const base = Number(new URL(plain.url).port);
    const proxy = (relay: RelayName) =>
      LossyProxy.start(
        base + PROXY_OFFSET + UDP_OFFSET[relay],
        base + UDP_OFFSET[relay],
        base + CONTROL_OFFSET + UDP_OFFSET[relay],
      );
    const proxies = { 'relay-a': await proxy('relay-a'), 'relay-b': await proxy('relay-b') };
    const installation = testInstallation({
      EVENKEEL_RELAY_A_ADVERTISED_PORT: String(base + PROXY_OFFSET + UDP_OFFSET['relay-a']),
      EVENKEEL_RELAY_B_ADVERTISED_PORT: String(base + PROXY_OFFSET + UDP_OFFSET['relay-b']),
    });
    await restartRelays(installation);
    return new ProxiedRelays(installation, proxies);
  }

  impair(relay: RelayName, impairment: Impairment): Promise<void> {
    return this.proxies[relay].impair(impairment);
  }

  /** The proxies go, the relays are started again without them. */
  async close(): Promise<void> {
    for (const relay of RELAYS) this.proxies[relay].close();
    await restartRelays(testInstallation());
  }
}

async function restartRelays(installation: Installation): Promise<void> {
  for (const relay of RELAYS) await installation.signal(relay, 'SIGKILL');
  await until('both relays are gone', 5_000, async () =>
    (await installation.status())
      .filter((process) => RELAYS.some((relay) => relay === process.name))
      .every((process) => process.state === 'stopped'),
  );
  await installation.up();
}
