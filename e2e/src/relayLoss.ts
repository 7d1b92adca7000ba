import type { EventTap, Installation, TopicEvent } from './installation.ts';
import { until } from './installation.ts';
import { pause, steadyMillis } from './figures.ts';
import type { MeetingRoom } from './meetingRoom.ts';

/** What one lost relay did to a meeting. */
export interface Loss {
  readonly relay: string;
  /** Longest gap between pictures, one for each person. */
  readonly gapsMillis: readonly number[];
  /** From the signal until somebody who reads the topic has the incident. */
  readonly incidentAfterMillis: number;
  /** The part of it until the incident was decided on, by the event's own time. */
  readonly decidedAfterMillis: number;
  /** What made each person switch and when, in milliseconds after the signal. */
  readonly switches: readonly string[];
  /** How many relay-lost incidents were opened for the relay since the signal. */
  readonly incidents: number;
}

/** How long the pictures are watched after the signal. */
const WATCH_MILLIS = 3_000;

/** So long before the signal nothing is asked of the installation: a command of its own is a JVM that starts. */
const CALM_MILLIS = 2_000;

/** Ends or freezes a relay under a meeting that has been left alone for a while, and watches what everybody sees. */
export async function loseRelay(
  installation: Installation,
  room: MeetingRoom,
  tap: EventTap,
  relay: string,
  signal: 'SIGKILL' | 'SIGSTOP',
  calmMillis = CALM_MILLIS,
): Promise<Loss> {
  const pid = await installation.pid(relay);
  await pause(calmMillis);
  await room.resetGaps();
  const at = Date.now();
  const lostAt = steadyMillis();
  process.kill(pid, signal);
  await pause(WATCH_MILLIS);
  const gapsMillis = await room.longestGaps();
  const switches = await switchesSince(room, at);
  const opened = await tap.first(
    `an incident for ${relay}`,
    (event) => isRelayLost(event, relay) && Date.parse(event.time) >= at,
    60_000,
  );
  const incidents = tap.events.filter(
    (event) => isRelayLost(event, relay) && Date.parse(event.time) >= at,
  ).length;
  return {
    relay,
    gapsMillis,
    switches,
    incidentAfterMillis: opened.arrivedAt - lostAt,
    decidedAfterMillis: Date.parse(opened.time) - at,
    incidents,
  };
}

async function switchesSince(room: MeetingRoom, at: number): Promise<string[]> {
  return Promise.all(
    room.people.map(async (person) => {
      const switches = (await person.diagnostics())?.switches.filter((change) => change.at >= at) ?? [];
      return switches.map((change) => `${change.reason}@${change.at - at}`).join('+') || 'none';
    }),
  );
}

/** Starts a lost relay again and waits until everybody has a second path. */
export async function restoreRelay(
  installation: Installation,
  room: MeetingRoom,
  relay: string,
): Promise<void> {
  const status = (await installation.status()).find((process) => process.name === relay);
  if (status?.pid != null && status.state !== 'stopped') process.kill(status.pid, 'SIGKILL');
  await until(`${relay} is gone`, 5_000, async () => {
    const now = (await installation.status()).find((process) => process.name === relay);
    return now?.state === 'stopped';
  });
  await installation.up();
  await room.settled();
}

export function isRelayLost(event: TopicEvent, relay: string): boolean {
  const data = event.data as { rule?: string; cause?: { id?: string } } | null;
  return (
    event.type === 'dev.evenkeel.incident.opened.v1' &&
    data?.rule === 'relay-lost' &&
    data.cause?.id === relay
  );
}
