import type { Page } from '@playwright/test';
import { until } from '../installation.ts';
import { Participant } from '../participant.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** How many of a walk's states are wanted. */
export type Depth = 'short' | 'long';

/** A meeting from the way in, seen by its host; the short walk goes on to the report. Says which meeting it was. */
export async function walkMeeting(stage: Stage, depth: Depth): Promise<string> {
  let meetingId = '';
  await withPage(stage, async (host) => {
    meetingId = await openMeeting(stage, host, depth);
    const link = host.url();
    await stage.review.look(host, 'room-alone');
    if (depth === 'long') {
      await host.locator('.room.idle').waitFor();
      await stage.review.look(host, 'room-idle', 'asleep');
    }
    const people: Participant[] = [];
    try {
      const bo = await Participant.join(stage.browser, link, 'Bo');
      people.push(bo);
      await seesOthers(host, 1);
      await stage.review.look(host, 'room-two');
      if (depth === 'long') {
        people.push(await Participant.join(stage.browser, link, 'Chen'));
        await seesOthers(host, 2);
        await stage.review.look(host, 'room-three');
      }
      await bo.say('Is the link in the invitation? https://example.org/agenda');
      await walkPanels(stage, host);
      await walkMenus(stage, host, depth);
      if (depth === 'short') await walkEnd(stage, host, bo);
    } finally {
      for (const person of people) await person.close();
    }
  });
  return meetingId;
}

/** Who may come into a meeting and who not, how it ends, and its report. */
export function walkDoorAndEnd(stage: Stage): Promise<void> {
  return withPage(stage, async (host) => {
    const { t } = stage.review;
    await open(host, stage, '/new');
    await host.getByRole('textbox', { name: t('prejoin.name') }).fill('Ada');
    await press(host, t('prejoin.join'));
    await host.getByTestId('own-tile').waitFor();
    const bo = await Participant.join(stage.browser, host.url(), 'Bo');
    try {
      await seesOthers(host, 1);
      await walkDoor(stage, host, host.url());
      await walkEnd(stage, host, bo);
    } finally {
      await bo.close();
    }
  });
}

async function openMeeting(stage: Stage, page: Page, depth: Depth): Promise<string> {
  const { t } = stage.review;
  await open(page, stage, '/new');
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  await stage.review.look(page, 'pre-join');
  if (depth === 'long') await walkCheck(stage, page);
  await press(page, t('prejoin.join'));
  await page.getByRole('alert').waitFor();
  await stage.review.look(page, 'pre-join-name-missing');
  await page.getByRole('textbox', { name: t('prejoin.name') }).fill('Ada');
  await press(page, t('prejoin.join'));
  await page.getByTestId('own-tile').waitFor();
  return page.url().slice(page.url().lastIndexOf('/') + 1);
}

/** The check before joining, up to its result. */
async function walkCheck({ review }: Stage, page: Page): Promise<void> {
  const { t } = review;
  await press(page, t('check.open'));
  await page.getByRole('button', { name: t('check.again'), exact: true }).waitFor({ timeout: 35_000 });
  await review.look(page, 'pre-join-check');
  await press(page, t('check.done'));
}

async function seesOthers(page: Page, others: number): Promise<void> {
  await until(`${others} pictures`, 40_000, () =>
    page.evaluate(
      (wanted) =>
        [...document.querySelectorAll('[data-testid="tile"]')].filter((tile) =>
          [...tile.querySelectorAll('video')].some((video) => video.videoWidth > 0),
        ).length === wanted,
      others,
    ),
  );
}

/** One pixel. */
const PLAN = {
  name: 'plan.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Chat, people, polls. */
async function walkPanels({ review }: Stage, page: Page): Promise<void> {
  const { t } = review;
  const line = page.getByRole('textbox', { name: t('chat.write') });
  await page.getByRole('button', { name: new RegExp(`^${t('toolbar.chat')}`) }).click();
  await line.fill('Yes, at its end.');
  await line.press('Enter');
  await page.getByRole('log').getByText('Yes, at its end.').waitFor();
  await page.locator('input[type=file]').setInputFiles(PLAN);
  await page.getByAltText(t('chat.imageAttached')).waitFor();
  await review.look(page, 'chat-image');
  await line.fill('The plan');
  await line.press('Enter');
  await page
    .getByRole('button', { name: t('chat.imageOpen', { alt: 'The plan' }) })
    .locator('img')
    .waitFor();
  await review.look(page, 'chat');
  await page.getByRole('button', { name: new RegExp(`^${t('toolbar.people')}`) }).click();
  await review.look(page, 'people-panel');
  await closePanel(review, page, t('people.title'));
  await menuItem(page, t('toolbar.more'), t('poll.title'));
  await page.getByText(t('poll.new')).click();
  await page.getByRole('textbox', { name: t('poll.question') }).fill('Shall we go on?');
  await page.getByRole('textbox', { name: t('poll.option', { number: 1 }) }).fill('Yes');
  await page.getByRole('textbox', { name: t('poll.option', { number: 2 }) }).fill('Later');
  await review.look(page, 'poll-form');
  await press(page, t('poll.open'));
  await page.getByRole('button', { name: t('poll.vote'), exact: true }).waitFor();
  await review.look(page, 'poll');
  await closePanel(review, page, t('poll.title'));
}

/** Notices have a button to close them, too. */
function closePanel({ t }: Stage['review'], page: Page, title: string): Promise<void> {
  return page
    .getByRole('complementary', { name: title })
    .getByRole('button', { name: t('common.close'), exact: true })
    .click();
}

async function menuItem(page: Page, menu: string, item: string): Promise<void> {
  await press(page, menu);
  await page.getByRole('menuitem', { name: item }).click();
}

/** Hosts write down what is to be done. */
async function walkTasks(review: Stage['review'], page: Page): Promise<void> {
  const { t } = review;
  await menuItem(page, t('toolbar.more'), t('tasks.title'));
  await page.getByText(t('tasks.none')).waitFor();
  await press(page, t('tasks.add'));
  await page.getByRole('textbox', { name: t('tasks.text') }).fill('Send the plan');
  await page.getByLabel(t('tasks.due')).fill('2027-04-05');
  await review.look(page, 'task-form');
  await press(page, t('tasks.save'));
  await page.getByRole('checkbox', { name: 'Send the plan' }).waitFor();
  await review.look(page, 'tasks');
  await page.keyboard.press('Escape');
}

async function walkMenus({ review }: Stage, page: Page, depth: Depth): Promise<void> {
  const { t } = review;
  await press(page, t('toolbar.more'));
  await page.getByRole('menuitem', { name: t('settings.title') }).waitFor();
  await review.look(page, 'more-menu');
  await page.getByRole('menuitem', { name: t('settings.title') }).click();
  await page.getByRole('dialog').waitFor();
  await review.look(page, 'settings');
  await page.keyboard.press('Escape');
  if (depth === 'short') return;
  await walkTasks(review, page);
  await menuItem(page, t('toolbar.more'), t('shortcuts.title'));
  await page.getByRole('dialog').waitFor();
  await review.look(page, 'shortcuts');
  await page.keyboard.press('Escape');
  await press(page, t('layout.title'));
  await page.getByRole('menu').waitFor();
  await review.look(page, 'layout-menu');
  await page.keyboard.press('Escape');
}

/** The door: who may come in, somebody who waits, somebody who needs a passcode. */
async function walkDoor(stage: Stage, host: Page, link: string): Promise<void> {
  const { review } = stage;
  const { t } = review;
  await press(host, t('toolbar.people'));
  await press(host, t('access.title'));
  // The server says when it is on: the switch does not change by the click alone.
  await host.getByRole('switch', { name: t('access.lobby') }).click();
  await host.getByRole('switch', { name: t('access.lobby'), checked: true }).waitFor();
  await review.look(host, 'access');
  await host.keyboard.press('Escape');
  await withPage(stage, async (guest) => {
    await guest.goto(link);
    await guest.getByRole('textbox', { name: t('prejoin.name') }).fill('Dana');
    await press(guest, t('prejoin.join'));
    await guest.getByRole('heading', { name: t('lobby.page.lobby.title') }).waitFor();
    await review.look(guest, 'lobby');
    await host.getByRole('button', { name: t('lobby.admitOne', { name: 'Dana' }) }).waitFor();
    await review.look(host, 'people-panel-somebody-waits');
    await press(host, t('lobby.denyOne', { name: 'Dana' }));
    await guest.getByRole('heading', { name: t('after.denied.title') }).waitFor();
    await review.look(guest, 'not-let-in');
  });
  await press(host, t('people.actions', { name: 'Bo' }));
  await host.getByRole('menu').waitFor();
  await review.look(host, 'person-menu');
  await host.getByRole('menuitem', { name: t('people.action.remove') }).click();
  await host.getByRole('dialog').waitFor();
  await review.look(host, 'remove-dialog');
  await press(host, t('common.cancel'));
  await closePanel(review, host, t('people.title'));
  await walkDenied(stage, link);
}

/** The person said no when the browser asked for camera and microphone. */
async function walkDenied(stage: Stage, link: string): Promise<void> {
  await withPage(stage, async (guest) => {
    await guest.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('said no', 'NotAllowedError'));
    });
    await guest.goto(link);
    await guest.locator('.device-help .note').first().waitFor();
    await stage.review.look(guest, 'pre-join-no-devices');
  });
}

/** Somebody leaves, the host ends it, the report is there. */
async function walkEnd(stage: Stage, host: Page, bo: Participant): Promise<void> {
  const { t } = stage.review;
  const meetingPage = host.url();
  await bo.leave();
  await press(host, t('toolbar.endForAll'));
  await host.getByRole('dialog').waitFor();
  await stage.review.look(host, 'end-dialog');
  await press(host, t('end.action'));
  await host.getByRole('heading', { name: t('after.ended.title') }).waitFor();
  await stage.review.look(host, 'after-ended');
  await host.goto(`${meetingPage}/report`);
  await host.getByRole('heading', { name: t('report.people') }).waitFor({ timeout: 60_000 });
  await stage.review.look(host, 'report');
}
