import type { Page } from '@playwright/test';
import { ADMINISTRATOR, oneTimeCode, setupSecret } from './administrator.ts';
import { open, press, type Stage } from './stage.ts';

/** Creates the administrator by the one-time link, with a second factor, looking at every step. */
export async function walkSetup(stage: Stage, page: Page): Promise<void> {
  const { review } = stage;
  const { t } = review;
  await open(page, stage, `/setup#${await setupSecret()}`);
  await page.getByLabel(t('account.name'), { exact: true }).fill(ADMINISTRATOR.name);
  await page.getByLabel(t('account.email'), { exact: true }).fill(ADMINISTRATOR.email);
  await page.getByLabel(t('account.password'), { exact: true }).fill(ADMINISTRATOR.password);
  await review.look(page, 'setup');
  await press(page, t('account.setup.action'));
  await page.getByRole('heading', { name: t('account.title') }).waitFor();
  await review.look(page, 'account-second-factor-missing');
  await press(page, t('account.factor.add'));
  const secret = await page.locator('.enrolment-secret').innerText();
  await review.look(page, 'enrolment');
  await page.getByLabel(t('account.factor.firstCode')).fill(oneTimeCode(secret, Date.now()));
  await press(page, t('account.factor.activate'));
  await page.getByRole('heading', { name: t('account.factor.codesTitle') }).waitFor();
  await review.look(page, 'recovery-codes');
}

/** The pages of somebody who is signed in as administrator. */
export async function walkAccount(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const look = (state: string) => stage.review.look(page, state);
  await open(page, stage, '/account');
  await page.getByRole('heading', { name: t('account.sessions.title') }).waitFor();
  await look('account');
  await press(page, t('account.menu', { name: ADMINISTRATOR.name }));
  await page.getByRole('dialog').waitFor();
  await look('account-menu');
  await page.keyboard.press('Escape');
  await open(page, stage, '/admin/people');
  await page.getByText(ADMINISTRATOR.email).waitFor();
  await look('people');
  await press(page, t('directory.invite'));
  await page.getByRole('dialog').waitFor();
  await look('invite-dialog');
  await walkInvitation(stage, page);
  await page.getByRole('button', { name: t('directory.changeLabel', { name: 'Linus' }) }).first().click();
  await page.getByRole('dialog').waitFor();
  await look('person-dialog');
  await page.keyboard.press('Escape');
  await walkGroups(stage, page);
}

async function walkGroups(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/admin/groups');
  await press(page, t('groups.new'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('groups.kindLabel')).selectOption('site');
  await stage.review.look(page, 'group-dialog');
  const name = `Berlin ${Date.now()}`;
  await dialog.getByLabel(t('directory.name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: t('account.save') }).click();
  await press(page, t('groups.membersLabel', { name }));
  await dialog.getByRole('searchbox').fill(ADMINISTRATOR.email);
  await dialog.getByRole('button', { name: t('groups.addOne', { name: ADMINISTRATOR.name }) }).click();
  await dialog.getByRole('button', { name: t('groups.remove', { name: ADMINISTRATOR.name }) }).waitFor();
  await stage.review.look(page, 'group-members');
  await page.keyboard.press('Escape');
  await stage.review.look(page, 'groups');
}

async function walkInvitation(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('account.name'), { exact: true }).fill('Linus');
  await dialog.getByLabel(t('account.email'), { exact: true }).fill(`linus-${Date.now()}@example.org`);
  await dialog.getByRole('button', { name: t('directory.makeInvitation') }).click();
  await page.getByRole('button', { name: t('directory.linkCopy') }).waitFor();
  await stage.review.look(page, 'invitation-link');
  const link = await page.locator('.person-link').innerText();
  await page.keyboard.press('Escape');
  const guest = await (await stage.review.newContext(stage.browser)).newPage();
  await guest.goto(link);
  await guest.getByRole('heading', { name: t('account.welcome.title') }).waitFor();
  await guest.getByLabel(t('account.newPassword')).waitFor();
  await stage.review.look(guest, 'welcome');
  await guest.context().close();
}
