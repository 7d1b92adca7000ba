import type { Page } from '@playwright/test';
import { ADMINISTRATOR, oneTimeCode } from './administrator.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** Somebody who is invited and has no role. */
export const LINUS = { name: 'Linus', password: 'a heron beside the mill' } as const;

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
  const { t } = stage.review;
  await open(page, stage, '/admin/people');
  await press(page, t('directory.invite'));
  await page.getByRole('dialog').waitFor();
  await stage.review.look(page, 'invite-dialog');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('account.name'), { exact: true }).fill(LINUS.name);
  await dialog.getByLabel(t('account.email'), { exact: true }).fill(`linus-${Date.now()}@example.org`);
  await dialog.getByRole('button', { name: t('directory.makeInvitation') }).click();
  await page.getByRole('button', { name: t('directory.linkCopy') }).waitFor();
  await stage.review.look(page, 'invitation-link');
  const link = await page.locator('.person-link').innerText();
  await page.keyboard.press('Escape');
  await withPage(stage, (guest) => walkWelcome(stage, guest, link));
}

async function walkWelcome(stage: Stage, page: Page, link: string): Promise<void> {
  const { review } = stage;
  const { t } = review;
  await page.goto(link);
  await page.getByRole('heading', { name: t('account.welcome.title') }).waitFor();
  await page.getByLabel(t('account.newPassword')).fill(LINUS.password);
  await review.look(page, 'welcome');
  await page.getByLabel(t('account.newPassword')).press('Enter');
  await page.getByRole('button', { name: t('account.menu', { name: LINUS.name }) }).waitFor();
  await review.look(page, 'welcome-done');
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
  await open(page, stage, '/admin/groups');
  await page.getByText(t('groups.text')).waitFor();
  await stage.review.look(page, 'groups-none');
  await press(page, t('groups.new'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('groups.kindLabel')).selectOption('site');
  await stage.review.look(page, 'group-dialog');
  const name = `Berlin ${Date.now()}`;
  await dialog.getByLabel(t('directory.name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: t('account.save') }).click();
  await press(page, t('groups.membersLabel', { name }));
  await page.getByText(t('groups.nobody')).waitFor();
  await stage.review.look(page, 'group-nobody');
  await dialog.getByRole('searchbox').fill('example.org');
  await dialog.getByRole('button', { name: t('groups.addOne', { name: ADMINISTRATOR.name }) }).waitFor();
  await stage.review.look(page, 'group-adding');
  await dialog.getByRole('searchbox').fill(ADMINISTRATOR.email);
  await dialog.getByRole('button', { name: t('groups.addOne', { name: ADMINISTRATOR.name }) }).click();
  await dialog.getByRole('button', { name: t('groups.remove', { name: ADMINISTRATOR.name }) }).waitFor();
  await stage.review.look(page, 'group-members');
  await page.keyboard.press('Escape');
  await stage.review.look(page, 'groups');
  await press(page, t('groups.new'));
  await dialog.getByLabel(t('directory.name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: t('account.save') }).click();
  await page.getByRole('alert').waitFor();
  await stage.review.look(page, 'group-refused');
  await page.keyboard.press('Escape');
}
