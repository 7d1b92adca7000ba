import type { Page } from '@playwright/test';
import { signIn } from './administrator.ts';
import { createGroup, inviteLinus, LINUS, welcomed, type Person } from './people.ts';
import { fillPlan, inMinutes } from './schedule.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** A meeting that one group alone comes into: planned, refused to others, and open to whoever is added. */
export async function walkMembersOnly(stage: Stage, page: Page): Promise<void> {
  const { t } = stage.review;
  const linus = await inviteLinus(stage, page);
  const group = `Tests ${Date.now()}`;
  await open(page, stage, '/admin/groups');
  await createGroup(stage, page, group);
  const link = await planFor(stage, page, group);
  await withPage(stage, async (guest) => {
    await welcomed(stage, guest, linus);
    await guest.context().clearCookies();
    await comesToDoor(stage, guest, link);
    await guest.getByText(t('prejoin.refused.membersOnly')).waitFor();
    await stage.review.look(guest, 'members-only-signed-out');
    await signInFromDoor(stage, guest, linus);
    await comesToDoor(stage, guest, link);
    const refusal = t('prejoin.refused.notMember', { name: LINUS.name, email: linus.email });
    await guest.getByText(refusal).waitFor();
    await stage.review.look(guest, 'members-only-not-a-member');
    await addTo(stage, page, group, linus);
    await press(guest, t('prejoin.join'));
    await guest.getByTestId('own-tile').waitFor();
    await open(guest, stage, '/account');
    await guest.getByText(group).waitFor();
    await stage.review.look(guest, 'account-in-a-group');
  });
}

async function planFor(stage: Stage, page: Page, group: string): Promise<string> {
  const { t } = stage.review;
  await open(page, stage, '/meetings/new');
  await fillPlan(stage, page, { title: 'For testers', start: inMinutes(6) });
  await page.getByRole('checkbox', { name: group }).check();
  await page.getByLabel(t('schedule.groups.only')).selectOption({ label: group });
  await stage.review.look(page, 'plan-form-for-a-group');
  await press(page, t('schedule.form.create'));
  await page.getByRole('heading', { name: 'For testers' }).waitFor();
  return `/m/${page.url().slice(page.url().lastIndexOf('/') + 1)}`;
}

async function comesToDoor(stage: Stage, guest: Page, link: string): Promise<void> {
  const { t } = stage.review;
  await open(guest, stage, link);
  await guest.getByRole('textbox', { name: t('prejoin.name') }).fill('Linus');
  await press(guest, t('prejoin.join'));
}

async function signInFromDoor(stage: Stage, guest: Page, { email }: Person): Promise<void> {
  const { t } = stage.review;
  await guest.getByRole('alert').getByRole('link', { name: t('account.signIn.action') }).click();
  await signIn(stage, guest, email, LINUS.password);
  await guest.getByRole('button', { name: t('prejoin.join') }).waitFor();
}

async function addTo(stage: Stage, page: Page, group: string, { email }: Person): Promise<void> {
  const { t } = stage.review;
  await open(page, stage, '/admin/groups');
  await press(page, t('groups.membersLabel', { name: group }));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(email);
  await dialog.getByRole('button', { name: t('groups.addOne', { name: LINUS.name }) }).click();
  await dialog.getByRole('button', { name: t('groups.remove', { name: LINUS.name }) }).waitFor();
  await page.keyboard.press('Escape');
}
