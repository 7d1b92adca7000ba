import type { Page } from '@playwright/test';
import { pause } from '../figures.ts';
import { choose, isRecording } from '../recordings.ts';
import { MeetingRoom } from '../meetingRoom.ts';
import { open, press, type Stage } from './stage.ts';

/** Enough of a recording to have something to look at. */
const RECORDED_MILLIS = 5_000;

/** A recording from the question to everybody up to playing, sharing, exporting and deleting it. */
export async function walkRecording(stage: Stage): Promise<void> {
  const { installation, review } = stage;
  const tap = await installation.follow(['recording.lifecycle.v1']);
  const room = await MeetingRoom.open(installation, 2);
  try {
    await choose(room.host.page, 'Record the meeting');
    await tap.first('the recording begins', isRecording('begun'), 30_000);
    await pause(RECORDED_MILLIS);
    await choose(room.host.page, 'Stop recording');
    await tap.first('the recording is ready', isRecording('ready'), 60_000);
    const keys = await room.host.context.storageState();
    const context = await review.newContext(stage.browser, { storageState: withoutLanguage(keys) });
    await walkReplay(stage, await context.newPage());
    await context.close();
  } finally {
    tap.close();
    await room.close();
  }
}

type Kept = Awaited<ReturnType<MeetingRoom['host']['context']['storageState']>>;

/** The keys of recordings that the browser keeps, and nothing else. */
function withoutLanguage({ origins }: Kept): Kept {
  return {
    cookies: [],
    origins: origins.map(({ origin, localStorage }) => ({
      origin,
      localStorage: localStorage.filter(({ name }) => name === 'evenkeel.recordings'),
    })),
  };
}

async function walkReplay(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const look = (state: string) => stage.review.look(page, state);
  await open(page, stage, '/recordings');
  await page.getByRole('link', { name: t('recording.watch') }).first().waitFor();
  await look('recordings');
  await press(page, t('recording.more'));
  await page.getByRole('menu').waitFor();
  await look('recording-menu');
  await page.keyboard.press('Escape');
  for (const [item, state] of SHEETS) {
    await press(page, t('recording.more'));
    await page.getByRole('menuitem', { name: t(item), exact: true }).click();
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
    await page.getByText(t('common.loading')).waitFor({ state: 'hidden' });
    await look(state);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('link', { name: t('recording.watch') }).first().click();
  await page.getByRole('button', { name: t('recording.play'), exact: true }).waitFor();
  await look('replay');
}

const SHEETS = [
  ['recording.share', 'recording-share'],
  ['recording.export', 'recording-export'],
  ['recording.hold', 'recording-hold'],
  ['recording.delete', 'recording-delete'],
] as const;
