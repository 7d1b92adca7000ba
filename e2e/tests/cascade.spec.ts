import { expect, test } from '@playwright/test';
import { pause } from '../src/figures.ts';
import { until, type EventTap } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import type { Participant } from '../src/participant.ts';
import { choose, findingsOf, isRecording, replayOf } from '../src/recordings.ts';
import { loseRelay } from '../src/relayLoss.ts';
import { testInstallation } from '../src/testInstallation.ts';

const large = testInstallation({ EVENKEEL_RELAYS: '4' });
const FURTHER = ['relay-c', 'relay-d'];
let room: MeetingRoom | undefined;
let tap: EventTap;

test.beforeAll(async () => {
  await large.up();
  tap = await large.follow(['incident.lifecycle.v1', 'meeting.placement.v1', 'recording.lifecycle.v1']);
});

test.afterAll(async () => {
  await room?.close();
  tap.close();
  for (const { name, pid, state } of await large.status()) {
    if (FURTHER.includes(name) && pid !== null && state !== 'stopped') process.kill(pid, 'SIGTERM');
  }
});

test('a meeting of people far apart spreads over several relays, and a lost one concerns its own people alone', async () => {
  // Given
  room = await MeetingRoom.open(large, 1);
  const { meetingId, host } = room;
  await room.settled();
  const first = await host.diagnostics();
  const guest = await room.enter('Bo', { far: [first?.activeRelayId ?? '', first?.standbyRelayId ?? ''] });
  await tap.first(
    'another pair for the meeting',
    (event) => event.key === meetingId && event.data?.['reason'] === 'spread',
    20_000,
  );
  await room.settled();
  const second = await guest.diagnostics();
  const pairs = [first, second].map((path) => [path?.activeRelayId, path?.standbyRelayId]);
  expect(new Set(pairs.flat()).size).toBe(4);
  const recordingId = await recorded(host, guest);

  // When
  const relay = second?.activeRelayId ?? '';
  await until('Bo is on the first relay of the pair', 30_000, async () =>
    (await guest.diagnostics())?.activeRelayId === relay,
  );
  const loss = await loseRelay(large, room, tap, relay, 'SIGKILL');

  // Then
  console.log(`pairs ${pairs.join(' and ')}; gaps ${loss.gapsMillis.join(', ')} ms; switches ${loss.switches.join(', ')}`);
  await Promise.all(room.people.map((person) => person.sees(1, 30_000)));
  expect(loss.incidents).toBe(1);
  expect(loss.switches).toEqual(['none', expect.stringMatching(/^(relay|path)-lost@/)]);
  expect((await host.diagnostics())?.activeRelayId).toBe(first?.activeRelayId);
  const mended = await tap.first(
    'the pair is mended',
    (event) => event.key === meetingId && event.data?.['reason'] === 'relay-lost',
    60_000,
  );
  expect(mended.data?.['primary']).toBe(first?.activeRelayId);
  expect(JSON.stringify(mended.data)).not.toContain(relay);
  await room.settled();
  await lostNothing(host, guest, recordingId);
});

/** Everybody agrees, and some seconds are recorded. */
async function recorded(host: Participant, guest: Participant): Promise<string> {
  await choose(host.page, 'Record the meeting');
  await guest.page.getByRole('button', { name: 'Yes, record me' }).click();
  const begun = await tap.first('the recording begins', isRecording('begun'), 30_000);
  await pause(8_000);
  return begun.key;
}

/** People of all pairs are in the recording, and only whose relay was lost has a gap. */
async function lostNothing(host: Participant, guest: Participant, recordingId: string): Promise<void> {
  await choose(host.page, 'Stop recording');
  await tap.first('the recording is ready', isRecording('ready'), 60_000);
  const replay = await replayOf(large, host.page, recordingId);
  const [ada, bo] = [await host.participantId(), await guest.participantId()];
  expect(replay.tracks.map(({ participantId }) => participantId).sort()).toEqual([ada, ada, bo, bo].sort());
  console.log('gaps', JSON.stringify(replay.gaps));
  for (const gap of replay.gaps) expect(gap.toMillis - gap.fromMillis).toBeLessThan(3_000);
  expect(await findingsOf(large, host.page, recordingId)).toEqual([]);
  await host.endForAll();
}
