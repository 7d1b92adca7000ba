import type { Page } from '@playwright/test';
import { ADMINISTRATOR, signIn } from './administrator.ts';
import { open, press, type Stage } from './stage.ts';

/** Somebody who is invited and has no role. */
export const LINUS = { name: 'Linus', password: 'a heron beside the mill' } as const;

export interface Person {
  readonly email: string;
  /** Where the invitation leads. */
  readonly link: string;
}

/** Invites somebody on the page of people. */
export async function inviteLinus(
  stage: Stage,
  page: Page,
  look: (state: string) => Promise<void> = () => Promise.resolve(),
): Promise<Person> {
  const { t } = stage.review;
  const email = `linus-${Date.now()}@example.org`;
  await open(page, stage, '/admin/people');
  await page.getByText(ADMINISTRATOR.email).waitFor();
  await press(page, t('directory.invite'));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await look('invite-dialog');
  await dialog.getByLabel(t('account.name'), { exact: true }).fill(LINUS.name);
  await dialog.getByLabel(t('account.email'), { exact: true }).fill(email);
  await dialog.getByRole('button', { name: t('directory.makeInvitation') }).click();
  await page.getByRole('button', { name: t('directory.linkCopy') }).waitFor();
  await look('invitation-link');
  const link = await page.locator('.person-link').innerText();
  await page.keyboard.press('Escape');
  return { email, link };
}

/** The invited person chooses a password and signs in. */
export async function welcomed(
  stage: Stage,
  page: Page,
  { email, link }: Person,
  look: (state: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { t } = stage.review;
  await page.goto(link);
  await page.getByRole('heading', { name: t('account.welcome.title') }).waitFor();
  await page.getByLabel(t('account.newPassword')).fill(LINUS.password);
  await look('welcome');
  await page.getByLabel(t('account.newPassword')).press('Enter');
  await page.getByRole('heading', { name: t('account.reset.doneTitle') }).waitFor();
  await look('welcome-done');
  await page.getByRole('main').getByRole('link', { name: t('account.signIn.action') }).click();
  await signIn(stage, page, email, LINUS.password);
  await page.getByRole('button', { name: t('account.menu', { name: LINUS.name }) }).waitFor();
}

/** On the page of groups; the dialog stays open when it is refused. */
export async function createGroup(
  stage: Stage,
  page: Page,
  name: string,
  kind: 'site' | 'department' | 'team' = 'team',
): Promise<void> {
  const { t } = stage.review;
  await press(page, t('groups.new'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t('groups.kindLabel')).selectOption(kind);
  await dialog.getByLabel(t('directory.name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: t('account.save') }).click();
  await page.getByRole('button', { name: t('groups.membersLabel', { name }) }).waitFor();
}
