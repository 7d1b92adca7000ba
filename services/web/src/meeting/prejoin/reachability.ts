import { requestJson } from '../../api/http';

export interface RelayReach {
  readonly relayId: string;
  /** Best of three round trips over HTTP; null when the relay did not answer. */
  readonly roundTripMillis: number | null;
}

const TRIES = 3;
const TIMEOUT_MILLIS = 3_000;

/** Pings every relay that is up. An empty list means that it could not be found out which there are. */
export async function checkRelays(signal: AbortSignal): Promise<readonly RelayReach[]> {
  const listing = requestJson<{ relays: { relayId: string; state: string }[] }>('/api/v1/relays', { signal });
  const relays = (await listing.catch(() => ({ relays: [] }))).relays.filter(
    (relay) => relay.state === 'ready',
  );
  return Promise.all(
    relays.map(async ({ relayId }) => ({ relayId, roundTripMillis: await fastestPing(relayId, signal) })),
  );
}

async function fastestPing(relayId: string, signal: AbortSignal): Promise<number | null> {
  const times: number[] = [];
  for (let i = 0; i < TRIES; i++) {
    const time = await ping(relayId, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MILLIS)]));
    if (time !== null) times.push(time);
  }
  return times.length === 0 ? null : Math.min(...times);
}

async function ping(relayId: string, signal: AbortSignal): Promise<number | null> {
  const start = performance.now();
  try {
    const url = `/relays/${encodeURIComponent(relayId)}/media/v1/ping`;
    const response = await fetch(url, { signal, cache: 'no-store' });
    return response.ok ? performance.now() - start : null;
  } catch {
    return null;
  }
}
