import type { Page } from '@playwright/test';
import type { Mailbox } from '../mailbox.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** Planning a meeting, finding it again, changing it, and what those see who are invited. */
export async function walkSchedule(stage: Stage, page: Page, mailbox: Mailbox): Promise<void> {
  const { t, look } = words(stage);
  await open(page, stage, '/meetings');
  await page.getByRole('heading', { name: t('schedule.feed.title') }).waitFor();
  await look(page, 'meetings-before');
  await open(page, stage, '/tasks');
  await page.getByText(t('tasks.ownNone')).waitFor();
  await look(page, 'tasks-none');
  await open(page, stage, '/meetings/new');
  await press(page, t('schedule.form.create'));
  await page.getByRole('alert').first().waitFor();
  await look(page, 'plan-refused');
  const title = `Roadmap ${Date.now()}`;
  const invitee = `ann-${Date.now()}@example.org`;
  await fillPlan(stage, page, { title, start: inMinutes(26 * 60) });
  await page.getByLabel(t('schedule.repeat.how')).selectOption('weekly');
  await page.getByLabel(t('schedule.form.agenda')).fill('1. What was done\n2. What is next');
  await page.getByLabel(t('schedule.people.add')).fill(invitee);
  await press(page, t('schedule.people.addAction'));
  await look(page, 'plan-form');
  await press(page, t('schedule.form.create'));
  await page.getByRole('heading', { name: title }).waitFor();
  await look(page, 'plan');
  const meetingId = page.url().slice(page.url().lastIndexOf('/') + 1);
  await walkLists(stage, page, title);
  await withPage(stage, (guest) => walkInvited(stage, guest, meetingId, invitee, mailbox));
}

async function walkLists(stage: Stage, page: Page, title: string): Promise<void> {
  const { t, look } = words(stage);
  await open(page, stage, '/meetings');
  await page.getByRole('link', { name: title, exact: true }).first().click();
  await page.getByRole('heading', { name: t('schedule.edit.title') }).waitFor();
  await look(page, 'plan-one-date');
  await press(page, t('schedule.edit.cancel.this'));
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
  await look(page, 'plan-cancel-dialog');
  await page.keyboard.press('Escape');
  await open(page, stage, '/meetings');
  await page.getByRole('link', { name: title, exact: true }).first().waitFor();
  const make = page.getByRole('button', { name: t('schedule.feed.create'), exact: true });
  await make.or(page.getByRole('button', { name: t('schedule.feed.replace'), exact: true })).waitFor();
  if (await make.isVisible()) {
    await make.click();
    await page.getByRole('button', { name: t('schedule.feed.copy') }).waitFor();
  }
  await look(page, 'meetings');
  await press(page, t('schedule.past'));
  await page.getByText(t('schedule.empty.past')).waitFor();
  await look(page, 'meetings-past');
}

async function walkInvited(
  stage: Stage,
  page: Page,
  meetingId: string,
  invitee: string,
  mailbox: Mailbox,
): Promise<void> {
  const { t, look } = words(stage);
  await open(page, stage, `/m/${meetingId}`);
  await page.getByText(t('schedule.door.state.not-yet')).waitFor();
  await look(page, 'door-not-yet');
  await open(page, stage, await mailbox.find(invitee, /\/answer#[\w-]+/));
  await page.getByRole('button', { name: t('schedule.answer.accepted'), exact: true }).waitFor();
  await look(page, 'answer');
  await press(page, t('schedule.answer.accepted'));
  await page.getByRole('status').getByText(t('schedule.answered.accepted'), { exact: true }).waitFor();
  await look(page, 'answer-given');
}

/** What a form for a meeting is filled with; the rest stays as it is. */
export interface Wish {
  readonly title: string;
  readonly start: Date;
}

export async function fillPlan({ review: { t } }: Stage, page: Page, { title, start }: Wish): Promise<void> {
  // The browser is in the time zone of this process; Sweden writes dates as forms do.
  const [date = '', time = ''] = start.toLocaleString('sv-SE').split(' ');
  await page.getByLabel(t('schedule.form.title'), { exact: true }).fill(title);
  await page.getByLabel(t('schedule.form.date'), { exact: true }).fill(date);
  await page.getByLabel(t('schedule.form.time'), { exact: true }).fill(time.slice(0, 5));
}

export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

function words({ review }: Stage) {
  return { t: review.t, look: (page: Page, state: string) => review.look(page, state) };
}
