import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { pause } from '../src/figures.ts';
import { until, type EventTap } from '../src/installation.ts';
import { MeetingRoom } from '../src/meetingRoom.ts';
import { choose, findingsOf, isRecording, replayOf, saveTrack, type Replay } from '../src/recordings.ts';
import { testInstallation } from '../src/testInstallation.ts';

const run = promisify(execFile);
const installation = testInstallation();
let room: MeetingRoom | undefined;
let tap: EventTap;

/** Frames at the times they have: browsers send them at no fixed rate. */
const AS_IT_IS = ['-fps_mode', 'passthrough', '-enc_time_base', '-1'];

function meeting(): MeetingRoom {
  if (room === undefined) throw new Error('there is no meeting');
  return room;
}

test.beforeEach(async () => {
  tap = await installation.follow(['recording.lifecycle.v1']);
  room = await MeetingRoom.open(installation, 3);
});

test.afterEach(async () => {
  tap.close();
  await room?.close();
  await installation.up();
});

test('a meeting is recorded over the death of a relay and of the recorder, and played', async () => {
  // Given
  const [host, agrees, refuses] = meeting().people;
  if (host === undefined || agrees === undefined || refuses === undefined) throw new Error('three people');
  await choose(host.page, 'Record the meeting');
  await agrees.page.getByRole('button', { name: 'Yes, record me' }).click();
  await refuses.page.getByRole('button', { name: 'No, leave me out' }).click();
  await expect(host.page.getByTestId('recording-notice')).toContainText('2 of 3 agreed');
  const begun = await tap.first('the recording begins', isRecording('begun'), 30_000);
  await pause(10_000);

  // When
  const relay = await meeting().activeRelay();
  process.kill(await installation.pid(relay), 'SIGKILL');
  await pause(8_000);
  process.kill(await installation.pid('recording-service'), 'SIGKILL');
  await pause(3_000);
  await installation.up();
  await pause(12_000);
  const stoppedAt = Date.now();
  await choose(host.page, 'Stop recording');
  await tap.first('the recording is ready', isRecording('ready'), 60_000);
  console.log(`ready ${Date.now() - stoppedAt} ms after the click`);

  // Then
  const replay = await replayOf(installation, host.page, begun.key);
  const people = [await host.participantId(), await agrees.participantId()];
  expect(new Set(replay.tracks.map((track) => track.participantId))).toEqual(new Set(people));
  expect(replay.tracks).toHaveLength(4);
  console.log('gaps', JSON.stringify(replay.gaps));
  for (const gap of replay.gaps) expect(gap.toMillis - gap.fromMillis).toBeLessThan(3_000);
  await everyTrackPlays(host.page, replay);
  for (const other of [agrees, refuses]) await other.close();
  await plays(host.page, begun.key);
  expect(await findingsOf(installation, host.page, begun.key)).toEqual([]);
});

/** FFmpeg reads each file whole without a word of complaint, and it is as long as it says. */
async function everyTrackPlays(page: Page, replay: Replay): Promise<void> {
  await mkdir(test.info().outputPath(), { recursive: true });
  for (const track of replay.tracks) {
    const file = await saveTrack(installation, page, track, test.info().outputPath());
    const probe = await run('ffprobe', ['-v', 'warning', '-show_entries', 'format=duration', '-of', 'csv=p=0', file]);
    expect(probe.stderr).toBe('');
    expect(Number(probe.stdout)).toBeCloseTo(track.durationMillis / 1_000, 1);
    const decoded = await run('ffmpeg', ['-v', 'warning', '-i', file, ...AS_IT_IS, '-f', 'null', '-']);
    expect(decoded.stderr).toBe('');
  }
}

/** Everybody in place, in step. */
async function plays(page: Page, recordingId: string): Promise<void> {
  await page.goto(`${installation.url}/r/${recordingId}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await until('both pictures move', 30_000, () =>
    page.evaluate(() => {
      const seen = [...document.querySelectorAll('video')].filter((video) => !video.hidden);
      return seen.length === 2 && seen.every((video) => video.currentTime > 3 && video.videoWidth > 0);
    }),
  );
  await page.getByRole('slider', { name: 'Position' }).fill('15000');
  await until('the position is reached', 10_000, () =>
    page.evaluate(() => [...document.querySelectorAll('video')].every((video) => video.currentTime > 12)),
  );
  await expect(page.getByRole('button', { name: /agreed to be recorded/ }).first()).toBeVisible();
}
