import type { Page } from '@playwright/test';
import { ADMINISTRATOR, oneTimeCode } from './administrator.ts';
import { createGroup, inviteLinus, welcomed, type Person } from './people.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** The pages of somebody who is signed in as administrator. */
export async function walkAccount(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/account');
  await page.getByRole('heading', { name: t('account.sessions.title') }).waitFor();
  await stage.review.look(page, 'account');
  await press(page, t('account.menu', { name: ADMINISTRATOR.name }));
  await page.getByRole('dialog').waitFor();
  await stage.review.look(page, 'account-menu');
  await page.keyboard.press('Escape');
}

export async function walkPeople(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/admin/people');
  await page.getByText(ADMINISTRATOR.email).waitFor();
  await stage.review.look(page, 'people');
  await page.getByRole('button', { name: t('directory.changeLabel', { name: ADMINISTRATOR.name }) }).click();
  await page.getByRole('dialog').waitFor();
  await stage.review.look(page, 'person-dialog');
  await page.keyboard.press('Escape');
}

/** Somebody is invited, follows the link, and adds a second factor. */
export async function walkInvitation(stage: Stage, page: Page): Promise<void> {
  const person = await inviteLinus(stage, page, (state) => stage.review.look(page, state));
  await withPage(stage, (guest) => walkWelcome(stage, guest, person));
}

async function walkWelcome(stage: Stage, page: Page, person: Person): Promise<void> {
  const { review } = stage;
  const { t } = review;
  await welcomed(stage, page, person, (state) => review.look(page, state));
  await open(page, stage, '/account');
  await press(page, t('account.factor.add'));
  const secret = await page.locator('.enrolment-secret').innerText();
  await review.look(page, 'enrolment');
  await page.getByLabel(t('account.factor.firstCode')).fill(oneTimeCode(secret, Date.now()));
  await press(page, t('account.factor.activate'));
  await page.getByRole('heading', { name: t('account.factor.codesTitle') }).waitFor();
  await review.look(page, 'recovery-codes');
}

export async function walkGroups(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const look = (state: string) => stage.review.look(page, state);
  const dialog = page.getByRole('dialog');
  const name = `Berlin ${Date.now()}`;
  await open(page, stage, '/admin/groups');
  await page.getByText(t('groups.text')).waitFor();
  await look('groups-before');
  await press(page, t('groups.new'));
  await dialog.getByLabel(t('groups.kindLabel')).selectOption('site');
  await look('group-dialog');
  await page.keyboard.press('Escape');
  await createGroup(stage, page, name, 'site');
  await press(page, t('groups.membersLabel', { name }));
  await page.getByText(t('groups.nobody')).waitFor();
  await look('group-nobody');
  const add = dialog.getByRole('button', { name: t('groups.addOne', { name: ADMINISTRATOR.name }) });
  await dialog.getByRole('searchbox').fill(ADMINISTRATOR.email);
  await add.waitFor();
  await look('group-adding');
  await add.click();
  await dialog.getByRole('button', { name: t('groups.remove', { name: ADMINISTRATOR.name }) }).waitFor();
  await look('group-members');
  await page.keyboard.press('Escape');
  await look('groups');
  await press(page, t('groups.new'));
  await dialog.getByLabel(t('directory.name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: t('account.save') }).click();
  await page.getByRole('alert').waitFor();
  await look('group-refused');
  await page.keyboard.press('Escape');
}
