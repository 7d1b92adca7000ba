import { expect, test } from '@playwright/test';
import { isRelayLost, loseRelay, restoreRelay } from '../src/relayLoss.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { testInstallation } from '../src/testInstallation.ts';
import type { EventTap } from '../src/installation.ts';

const installation = testInstallation();
let room: MeetingRoom | undefined;
let tap: EventTap;

function meeting(): MeetingRoom {
  if (room === undefined) throw new Error('there is no meeting');
  return room;
}

test.beforeAll(async () => {
  tap = installation.follow(['incident.lifecycle.v1', 'meeting.placement.v1', 'failover.outcomes.v1']);
  room = await MeetingRoom.open(installation, 3);
});

test.afterAll(async () => {
  tap.close();
  await room?.close();
});

test('the active relay is killed and everybody goes on over the standby', async () => {
  // Given
  const relay = await meeting().activeRelay();

  // When
  const loss = await loseRelay(installation, meeting(), tap, relay, 'SIGKILL');

  // Then
  console.log(`gaps ${loss.gapsMillis.join(', ')} ms; incident after ${loss.incidentAfterMillis} ms`);
  expect(Math.max(...loss.gapsMillis)).toBeLessThanOrEqual(1_000);
  expect(loss.incidents).toBe(1);
  expect(loss.incidentAfterMillis).toBeLessThanOrEqual(3_000);
  const promoted = await tap.first(
    'the standby is promoted',
    (event) => event.key === meeting().meetingId && event.data?.['reason'] === 'relay-lost',
    15_000,
  );
  expect(promoted.data?.['primary']).not.toBe(relay);
  await restoreRelay(installation, meeting(), relay);
});

test('the active relay is frozen, and forwards nothing when it wakes up', async () => {
  // Given
  const relay = await meeting().activeRelay();

  // When
  const loss = await loseRelay(installation, meeting(), tap, relay, 'SIGSTOP');

  // Then
  console.log(`gaps ${loss.gapsMillis.join(', ')} ms; incident after ${loss.incidentAfterMillis} ms`);
  expect(Math.max(...loss.gapsMillis)).toBeLessThanOrEqual(1_000);
  expect(loss.incidents).toBe(1);
  await installation.signal(relay, 'SIGCONT');
  await meeting().settled();
  expect(await meeting().activeRelay()).not.toBe(relay);
});

test('the standby is killed and nobody notices', async () => {
  // Given
  const [person] = meeting().people;
  const standby = (await person?.diagnostics())?.standbyRelayId;
  if (standby == null) throw new Error('there is no standby');

  // When
  const loss = await loseRelay(installation, meeting(), tap, standby, 'SIGKILL');

  // Then
  console.log(`gaps ${loss.gapsMillis.join(', ')} ms`);
  expect(Math.max(...loss.gapsMillis)).toBeLessThanOrEqual(300);
  expect(tap.events.filter((event) => isRelayLost(event, standby)).length).toBeGreaterThanOrEqual(1);
  await restoreRelay(installation, meeting(), standby);
});
