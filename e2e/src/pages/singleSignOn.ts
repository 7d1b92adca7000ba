import type { IdentityProvider } from '../identityProvider.ts';
import { PROVIDER_NAME } from './surroundings.ts';
import { open, press, withPage, type Stage } from './stage.ts';

/** Coming in through a provider of single sign-on, and the account that it makes. */
export async function walkSingleSignOn(stage: Stage, provider: IdentityProvider): Promise<void> {
  const { review } = stage;
  const { t } = review;
  const login = `ines-${Date.now()}`;
  await provider.control('people', {
    login,
    claims: { name: 'Inês Prado', email: `${login}@example.org`, email_verified: true, groups: ['lisbon'] },
  });
  await withPage(stage, async (page) => {
    await open(page, stage, '/signin?to=/account');
    await press(page, t('account.sso.signIn', { name: PROVIDER_NAME }));
    await page.locator('input[name="login"]').fill(login);
    await page.locator('input[name="password"]').fill('any');
    await page.locator('[type="submit"]').click();
    // The provider asks once more whether the application may know who this is.
    await page.locator('[type="submit"]').click();
    await page.getByRole('heading', { name: t('account.title') }).waitFor();
    await page.getByText(`${login}@example.org`).first().waitFor();
    await review.look(page, 'account-by-single-sign-on');
  });
}
