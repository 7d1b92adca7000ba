import type { ConsoleSnapshot, Incident, Relay } from '../api/incidents';

export type Health = 'good' | 'fair' | 'poor' | 'unknown';

/** The console's first line: is anything wrong, since when, for how many. */
export interface Verdict {
  readonly health: Health;
  readonly open: readonly Incident[];
  /** Start of the oldest open incident. */
  readonly since: string | null;
  readonly meetings: number;
  readonly silentRelays: readonly Relay[];
}

export function judge({ incidents, relays, observer }: ConsoleSnapshot): Verdict {
  const open = incidents.filter((incident) => incident.state !== 'resolved');
  const silentRelays = relays.filter((relay) => relay.state === 'lost' || relay.state === 'fenced');
  const since = open.map((incident) => incident.startedAt).sort()[0] ?? null;
  const meetings = new Set(open.flatMap((incident) => incident.meetingIds)).size;
  return {
    health: health(open, silentRelays, observer.kafka === 'live'),
    open,
    since,
    meetings,
    silentRelays,
  };
}

function health(open: readonly Incident[], silent: readonly Relay[], sees: boolean): Health {
  const unhandled = open.filter((incident) => incident.state !== 'mitigated');
  if (unhandled.some(({ severity }) => severity === 'critical' || severity === 'error')) return 'poor';
  if (open.length > 0 || silent.length > 0) return 'fair';
  return sees ? 'good' : 'unknown';
}

/** How an incident looks: what is being taken care of is calmer than what is not. */
export function incidentHealth(incident: Incident): Health {
  if (incident.state === 'resolved') return 'good';
  if (incident.state === 'mitigated' || incident.severity === 'info' || incident.severity === 'warning')
    return 'fair';
  return 'poor';
}

export function relayHealth(relay: Relay): Health {
  switch (relay.state) {
    case 'ready':
      return 'good';
    case 'draining':
    case 'fenced':
      return 'fair';
    case 'lost':
      return 'poor';
    case 'stopped':
    case 'unknown':
      return 'unknown';
  }
}
