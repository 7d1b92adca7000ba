import { expect, test } from '@playwright/test';
import { pause } from '../src/figures.ts';
import { until } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { isRelayLost } from '../src/relayLoss.ts';
import { testInstallation } from '../src/testInstallation.ts';

const installation = testInstallation();
let room: MeetingRoom;

test.beforeEach(async () => {
  room = await MeetingRoom.open(installation, 2);
});

test.afterEach(async () => {
  await room.close();
  await installation.up();
});

test('Kafka is away and a relay dies meanwhile: media goes on, and it is told once afterwards', async () => {
  // Given
  const relay = await room.activeRelay();
  const at = Date.now();
  await installation.signal('kafka', 'SIGKILL');
  await pause(2_000);

  // When
  await room.resetGaps();
  await installation.signal(relay, 'SIGKILL');
  await pause(3_000);
  const gaps = await room.longestGaps();
  await Promise.all(room.people.map((person) => person.sees(1, 30_000)));
  await pause(5_000);
  await installation.up();

  // Then
  console.log(`gaps ${gaps.join(', ')} ms`);
  const tap = await installation.follow(['incident.lifecycle.v1', 'meeting.lifecycle.v1'], true);
  for (const person of room.people) {
    const id = await person.participantId();
    await tap.first(
      `the switch of ${person.name}`,
      (event) => event.type.endsWith('path-switched.v1') && event.data?.['participantId'] === id,
      60_000,
    );
  }
  const switches = tap.events.filter(
    (event) => event.type.endsWith('path-switched.v1') && event.key === room.meetingId,
  );
  const ids = switches.map((event) => event.data?.['participantId']);
  expect(new Set(ids).size).toBe(room.people.length);
  const incidents = tap.events.filter(
    (event) => isRelayLost(event, relay) && Date.parse(event.time) >= at,
  );
  expect(incidents.length).toBeLessThanOrEqual(1);
  tap.close();
});

test('PostgreSQL is away: people talk and chat on, newcomers are told to try again, nothing is lost', async () => {
  // Given
  const [ada, bo] = room.people;
  if (ada === undefined || bo === undefined) throw new Error('two people');
  await installation.signal('postgres', 'SIGKILL');
  await room.resetGaps();

  // When
  await ada.say('said while the database was away');
  await bo.hears('said while the database was away');
  const refused = await fetch(`${installation.url}/api/v1/meetings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await pause(8_000);

  // Then
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).not.toBeNull();
  console.log(`gaps ${(await room.longestGaps()).join(', ')} ms`);
  await Promise.all(room.people.map((person) => person.sees(1, 30_000)));
  await installation.up();
  const late = await until('a newcomer gets in', 30_000, () => room.enter('Chen').catch(() => undefined));
  await late.hears('said while the database was away');
});

test('room-service is killed: media goes on and everybody is back in the room', async () => {
  // Given
  const [ada, bo] = room.people;
  if (ada === undefined || bo === undefined) throw new Error('two people');
  await room.resetGaps();

  // When
  await installation.signal('room-service', 'SIGKILL');
  await pause(2_000);
  await installation.up();

  // Then
  console.log(`gaps ${(await room.longestGaps()).join(', ')} ms`);
  await Promise.all(room.people.map((person) => person.sees(1, 30_000)));
  await ada.say('after the restart');
  await bo.hears('after the restart');
});
