import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RecordedTrack } from './recordings.ts';

const run = promisify(execFile);
const MOST_OUTPUT = 256 << 20;

/** A made-up camera shows more, and a made-up microphone beeps twice a second. */
const LONGEST_BETWEEN_PICTURES = 500;
const LONGEST_BETWEEN_BEEPS = 1_100;
const LOUD_DECIBELS = '-35dB';

export interface Span {
  readonly fromMillis: number;
  readonly toMillis: number;
}

/** When something is to be seen or heard in a file, in milliseconds from the beginning of the recording. */
export async function signsOfLife(track: RecordedTrack, file: string): Promise<number[]> {
  const seconds = track.video ? await pictures(file) : await beeps(file);
  return seconds.map((at) => at * 1_000 + track.startMillis);
}

async function pictures(file: string): Promise<number[]> {
  const entries = ['-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0'];
  const { stdout } = await run('ffprobe', ['-v', 'error', ...entries, file], { maxBuffer: MOST_OUTPUT });
  return stdout.split('\n').filter(Boolean).map(Number);
}

/** Beginnings of sound after silence. */
async function beeps(file: string): Promise<number[]> {
  const silence = `aresample=48000:async=1:first_pts=0,silencedetect=n=${LOUD_DECIBELS}:d=0.1`;
  const { stderr } = await run('ffmpeg', ['-v', 'info', '-nostats', '-i', file, '-af', silence, '-f', 'null', '-'], {
    maxBuffer: MOST_OUTPUT,
  });
  return [...stderr.matchAll(/silence_end: ([\d.]+)/g)].map((found) => Number(found[1]));
}

/** Where there should be something and is nothing, from the beginning of the track to its end. */
export function holes(track: RecordedTrack, signs: readonly number[]): Span[] {
  const longest = track.video ? LONGEST_BETWEEN_PICTURES : LONGEST_BETWEEN_BEEPS;
  const ends = [...signs, track.startMillis + track.durationMillis];
  return ends.flatMap((at, index) => {
    const before = signs[index - 1] ?? track.startMillis;
    return at - before > longest ? [{ fromMillis: before, toMillis: at }] : [];
  });
}
