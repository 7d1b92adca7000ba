import { open, press, withPage, type Stage } from './stage.ts';

/** The pages that anybody can open without a meeting or an account. */
export async function walkEntrance(stage: Stage): Promise<void> {
  await withPage(stage, async (page) => {
    const { t } = stage.review;
    const look = (state: string) => stage.review.look(page, state);
    await open(page, stage, '/');
    await look('home');
    await page.getByRole('textbox', { name: t('home.codeLabel') }).fill('nothing like a code');
    await press(page, t('home.open'));
    await page.getByRole('alert').waitFor();
    await look('home-code-wrong');
    await open(page, stage, '/signin');
    await look('sign-in');
    await page.getByRole('textbox', { name: t('account.email') }).fill('nobody@example.org');
    await page.getByLabel(t('account.password')).fill('not the password');
    await press(page, t('account.signIn.action'));
    await page.getByRole('alert').waitFor();
    await look('sign-in-refused');
    for (const [path, state] of PLAIN) {
      await open(page, stage, path);
      await look(state);
    }
  });
}

const PLAIN = [
  ['/register', 'register'],
  ['/setup', 'setup-without-link'],
  ['/signin?sso=email-unverified', 'sign-in-single-sign-on-refused'],
  ['/forgot', 'forgot'],
  ['/welcome#spent', 'link-spent'],
  ['/confirm', 'confirm-without-link'],
  ['/confirm#spent', 'confirm-link-spent'],
  ['/reset#spent', 'reset-link-spent'],
  ['/answer#spent', 'answer-link-spent'],
  ['/account', 'account-signed-out'],
  ['/meetings', 'meetings-signed-out'],
  ['/meetings/new', 'plan-signed-out'],
  ['/tasks', 'tasks-signed-out'],
  ['/recordings', 'recordings-none'],
  ['/r/018f0000-0000-7000-8000-000000000000', 'no-such-recording'],
  ['/admin/people', 'people-signed-out'],
  ['/admin/groups', 'groups-signed-out'],
  ['/there/is/nothing/here', 'not-found'],
  ['/m/abc-defg-hij', 'no-such-meeting'],
  ['/m/abc-defg-hij/report', 'no-such-report'],
] as const;

/** What people see when a service does not answer. */
export async function walkErrors(stage: Stage): Promise<void> {
  await withPage(stage, async (page) => {
    await page.route('**/api/v1/meetings**', (route) => route.abort());
    await open(page, stage, '/m/abc-defg-hij');
    await stage.review.look(page, 'service-away');
  });
}
