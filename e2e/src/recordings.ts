import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Installation } from './installation.ts';

/** What a player is told of a recording; times in milliseconds from its beginning. */
export interface Replay {
  readonly recordingId: string;
  readonly startedAt: string;
  readonly durationMillis: number;
  readonly tracks: readonly RecordedTrack[];
  readonly gaps: readonly RecordedGap[];
}

export interface RecordedTrack {
  readonly id: string;
  readonly participantId: string;
  readonly source: string;
  readonly video: boolean;
  readonly startMillis: number;
  readonly durationMillis: number;
  readonly url: string;
}

export interface RecordedGap {
  readonly track: string;
  readonly fromMillis: number;
  readonly toMillis: number;
  readonly reason: string;
}

/** An item of the menu of the meeting. */
export async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

export function isRecording(what: string) {
  return (event: { type: string }) => event.type === `dev.evenkeel.recording.${what}.v1`;
}

/** With the key that whoever was in the meeting has in the browser. */
export async function recordingToken(page: Page): Promise<{ authorization: string }> {
  const token = await page.evaluate(() => {
    const keys = JSON.parse(localStorage.getItem('evenkeel.recordings') ?? '[]') as { token: string }[];
    return keys[0]?.token ?? '';
  });
  return { authorization: `Bearer ${token}` };
}

export async function replayOf(installation: Installation, page: Page, recordingId: string): Promise<Replay> {
  const answer = await page.request.get(`${installation.url}/api/v1/recordings/${recordingId}`, {
    headers: await recordingToken(page),
  });
  if (answer.status() !== 200) throw new Error(`the recording: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Replay;
}

/** What is wrong with it; nothing when it is as it was written. */
export async function findingsOf(installation: Installation, page: Page, recordingId: string): Promise<string[]> {
  const answer = await page.request.post(`${installation.url}/api/v1/recordings/${recordingId}/verification`, {
    headers: await recordingToken(page),
  });
  return ((await answer.json()) as { findings: string[] }).findings;
}

/** The file of a track, as players get it. */
export async function saveTrack(
  installation: Installation,
  page: Page,
  track: RecordedTrack,
  folder: string,
): Promise<string> {
  const answer = await page.request.get(`${installation.url}${track.url}`, { headers: await recordingToken(page) });
  if (answer.status() !== 200) throw new Error(`track ${track.id}: ${answer.status()}`);
  const file = join(folder, `${track.id}.webm`);
  await writeFile(file, await answer.body());
  return file;
}
