import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pause } from '../src/figures.ts';
import type { EventTap, Installation } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { choose, findingsOf, isRecording, replayOf, saveTrack, type RecordedGap, type Replay } from '../src/recordings.ts';
import { restoreRelay } from '../src/relayLoss.ts';
import { holes, signsOfLife } from '../src/trackHoles.ts';
import { figure, type Proof } from './proof.ts';

const MINUTES = Number(process.env['MINUTES'] ?? 10);
/** Relays, and recorders, that are killed. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

/** A gap begins with what came last before the kill, and ends when all have switched and pictures begin anew. */
const BEFORE_KILL_MILLIS = 1_500;
const AFTER_KILL_MILLIS = 3_000;
/** How exact a hole's edges are: signs of life are so far apart. */
const EDGE_MILLIS = 600;

/** Figure 1 of recordings: three people are recorded while relays and recorders are killed. */
export const recordingKills: Proof = async (installation) => {
  const tap = await installation.follow(['recording.lifecycle.v1']);
  const room = await MeetingRoom.open(installation, 3);
  try {
    const id = await begin(room, tap);
    const killed = await kills(installation, room);
    await choose(room.host.page, 'Stop recording');
    await tap.first('the recording is ready', isRecording('ready'), 120_000);
    const replay = await replayOf(installation, room.host.page, id);
    const findings = await findingsOf(installation, room.host.page, id);
    await report(installation, room, replay, killed);
    figure('tracks more or less than six', Math.abs(replay.tracks.length - 6), '', 0);
    figure('findings of the verification', findings.length, '', 0);
  } finally {
    tap.close();
    await room.close();
  }
};

async function begin(room: MeetingRoom, tap: EventTap): Promise<string> {
  await choose(room.host.page, 'Record the meeting');
  for (const person of room.people.slice(1)) {
    await person.page.getByRole('button', { name: 'Yes, record me' }).click();
  }
  return (await tap.first('the recording begins', isRecording('begun'), 30_000)).key;
}

/** A relay and a recorder in each round; answers when relays died, milliseconds since 1970. */
async function kills(installation: Installation, room: MeetingRoom): Promise<number[]> {
  const turn = (MINUTES * 60_000) / ROUNDS / 2;
  const relays: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const began = Date.now();
    await pause(turn / 2);
    const relay = await room.activeRelay();
    const pid = await installation.pid(relay);
    relays.push(Date.now());
    process.kill(pid, 'SIGKILL');
    await pause(5_000);
    await restoreRelay(installation, room, relay);
    await pause(Math.max(0, began + turn - Date.now()));
    await installation.signal('recording-service', 'SIGKILL');
    await pause(3_000);
    await installation.up();
    console.log(`${round}/${ROUNDS} ${relay} and the recorder killed`);
    await pause(Math.max(5_000, began + 2 * turn - Date.now()));
  }
  return relays;
}

async function report(installation: Installation, room: MeetingRoom, replay: Replay, killed: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'recording-kills-'));
  const started = Date.parse(replay.startedAt);
  const kills = killed.map((at) => at - started);
  const gaps = replay.gaps.filter((gap) => replay.tracks.some((track) => track.id === gap.track));
  let undeclared = 0;
  let untrue = 0;
  try {
    for (const track of replay.tracks) {
      const file = await saveTrack(installation, room.host.page, track, folder);
      const signs = await signsOfLife(track, file);
      const declared = gaps.filter((gap) => gap.track === track.id);
      const missing = holes(track, signs).filter((hole) => !declared.some((gap) => covers(gap, hole)));
      const wrong = declared.filter((gap) => signs.some((at) => at > gap.fromMillis + 20 && at < gap.toMillis - 20));
      const from = track.startMillis + track.durationMillis;
      if (replay.durationMillis - from > EDGE_MILLIS) missing.push({ fromMillis: from, toMillis: replay.durationMillis });
      undeclared += missing.reduce((sum, hole) => sum + hole.toMillis - hole.fromMillis, 0);
      untrue += wrong.length;
      console.log(
        `${track.id} ${track.source}: ${signs.length} signs of life in ${(track.durationMillis / 1_000).toFixed(1)} s, ` +
          `declared ${spans(declared)}; undeclared ${spans(missing)}; untrue ${spans(wrong)}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const elsewhere = gaps.filter(
    (gap) => !kills.some((at) => gap.fromMillis > at - BEFORE_KILL_MILLIS && gap.toMillis < at + AFTER_KILL_MILLIS),
  );
  console.log(`relays killed at ${kills.map((at) => (at / 1_000).toFixed(1)).join(', ')} s of ${replay.durationMillis / 1_000} s`);
  figure('media missing beyond what is declared', Math.round(undeclared), 'ms', 0);
  figure('declared gaps that are not true', untrue, '', 0);
  figure('declared gaps apart from the death of a relay', elsewhere.length, '', 0);
  figure('longest declared gap', Math.max(0, ...gaps.map((gap) => gap.toMillis - gap.fromMillis)), 'ms', AFTER_KILL_MILLIS);
}

function covers(gap: RecordedGap, hole: { fromMillis: number; toMillis: number }): boolean {
  return gap.fromMillis < hole.fromMillis + EDGE_MILLIS && gap.toMillis > hole.toMillis - EDGE_MILLIS;
}

function spans(all: readonly { fromMillis: number; toMillis: number }[]): string {
  const each = all.map((span) => `${(span.fromMillis / 1_000).toFixed(2)}–${(span.toMillis / 1_000).toFixed(2)}`);
  return each.length === 0 ? 'none' : each.join(' ');
}
