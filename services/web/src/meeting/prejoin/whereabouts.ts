import type { Whereabouts } from '../../api/meetings';
import { checkRelays, type RelayReach } from './reachability';

/** Nobody waits longer than that for a meeting that is a little nearer. */
const PATIENCE_MILLIS = 400;
const MOST_RELAYS = 32;

/** How far away relays are, as far as it can be found out in a moment; the nearest ones of many. */
export async function whereabouts(signal?: AbortSignal): Promise<Whereabouts> {
  return whereaboutsOf(await inAMoment(signal, checkRelays));
}

/** What measurements say of it; nothing when no relay answered. */
export function whereaboutsOf(relays: readonly RelayReach[]): Whereabouts {
  const measured = relays.flatMap(({ relayId, roundTripMillis }) =>
    roundTripMillis === null ? [] : ([[relayId, roundTripMillis]] as const),
  );
  if (measured.length === 0) return {};
  const nearest = measured.sort(([, one], [, other]) => one - other).slice(0, MOST_RELAYS);
  return { roundTripMillis: Object.fromEntries(nearest) };
}

/** Ends with what was found by then. */
async function inAMoment<T>(
  signal: AbortSignal | undefined,
  find: (until: AbortSignal) => Promise<T>,
): Promise<T> {
  const moment = new AbortController();
  const end = () => moment.abort();
  const timer = setTimeout(end, PATIENCE_MILLIS);
  signal?.addEventListener('abort', end);
  try {
    return await find(moment.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
