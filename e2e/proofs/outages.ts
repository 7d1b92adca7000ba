import { pause } from '../src/figures.ts';
import { until, type Installation, type TopicEvent } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { isRelayLost } from '../src/relayLoss.ts';
import { figure, type Proof } from './proof.ts';

/** How long what happened may take to be read from the topics. */
const TOLD_MILLIS = 60_000;

/** How long to look for something that is told once more. */
const DOUBLES_MILLIS = 5_000;

/** Figure 5: Kafka killed for 60 s under a meeting, the active relay killed while Kafka is away. */
export const kafkaOutage: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 3);
  try {
    const relay = await room.activeRelay();
    await installation.signal('kafka', 'SIGKILL');
    await pause(20_000);
    await room.resetGaps();
    await installation.signal(relay, 'SIGKILL');
    await pause(5_000);
    figure('longest gap with Kafka away', Math.max(...(await room.longestGaps())), 'ms', 1_000);
    await pause(35_000);
    await installation.up();
    await room.settled(60_000);
    await pause(10_000);
    await countEffects(installation, room, relay);
  } finally {
    await room.close();
  }
};

async function countEffects(
  installation: Installation,
  room: MeetingRoom,
  relay: string,
): Promise<void> {
  const tap = await installation.follow(['meeting.lifecycle.v1', 'incident.lifecycle.v1'], true);
  const switches = () => tap.events.filter((event) => event.type.endsWith('path-switched.v1'));
  const missing = () => room.people.length - new Set(switches().map(person)).size;
  const incidents = () => tap.events.filter((event) => isRelayLost(event, relay)).length;
  const told = () => Promise.resolve(missing() <= 0 && incidents() >= 1);
  await until('every switch and the incident are told', TOLD_MILLIS, told).catch(() => undefined);
  await pause(DOUBLES_MILLIS);
  tap.close();
  figure('switches that were never told', Math.max(0, missing()), '', 0);
  figure('events told twice', switches().length - new Set(switches().map(identity)).size, '', 0);
  figure('relay-lost incidents more or less than one', Math.abs(incidents() - 1), '', 0);
}

const person = (event: TopicEvent): unknown => event.data?.['participantId'];
const identity = (event: TopicEvent): string =>
  `${String(person(event))} ${String(event.data?.['switchedAt'])}`;

/** Figure 6: PostgreSQL killed for 30 s under a meeting. */
export const postgresOutage: Proof = async (installation) => {
  const room = await MeetingRoom.open(installation, 2);
  try {
    const [ada, bo] = room.people;
    if (ada === undefined || bo === undefined) throw new Error('two people');
    await installation.signal('postgres', 'SIGKILL');
    await room.resetGaps();
    const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1} without a database`);
    for (const line of lines) {
      await ada.say(line);
      await bo.hears(line);
      await pause(2_500);
    }
    const refused = await fetch(`${installation.url}/api/v1/meetings`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    console.log(`a new meeting meanwhile: ${refused.status}, Retry-After ${refused.headers.get('retry-after')}`);
    await pause(5_000);
    figure('longest gap with PostgreSQL away', Math.max(...(await room.longestGaps())), 'ms', 500);
    await installation.up();
    const late = await room.enter('Chen');
    let lost = 0;
    for (const line of lines) await late.hears(line).catch(() => (lost += 1));
    figure('chat lines lost', lost, '', 0);
  } finally {
    await room.close();
  }
};
