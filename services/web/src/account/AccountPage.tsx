import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OwnAccount } from '../api/account';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { EntryPage } from './EntryPage';
import { PasswordSection } from './PasswordSection';
import { ProfileSection } from './ProfileSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionSection } from './SessionSection';
import { useStepUp } from './useStepUp';
import { WithAccount } from './WithAccount';
import './account.css';

/** One's own account. */
export default function AccountPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.title'));
  return (
    <WithAccount>
      {({ account }) =>
        account === undefined ? <SignInFirst to="/account" /> : <Sections account={account} />
      }
    </WithAccount>
  );
}

/** Where nobody is signed in. */
export function SignInFirst({ to }: { readonly to: string }) {
  const { t } = useTranslation();
  return (
    <EntryPage title={t('account.signedOutTitle')} text={t('account.signedOutText')}>
      <Link href={`/signin?to=${encodeURIComponent(to)}`} className="button primary large">
        {t('account.signIn.action')}
      </Link>
    </EntryPage>
  );
}

function Sections({ account }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  const { withProof, dialog } = useStepUp();
  return (
    <>
      <PageHeader />
      <main className="account-page">
        <h1>{t('account.title')}</h1>
        {account.secondFactorMissing && (
          <div className="note fair" role="status">
            <span>
              {t('account.factor.required')} <a href="#second-factor">{t('account.factor.title')}</a>
            </span>
          </div>
        )}
        <ProfileSection account={account} />
        <PasswordSection account={account} withProof={withProof} />
        <SecondFactorSection account={account} withProof={withProof} />
        <SessionSection />
      </main>
      {dialog}
    </>
  );
}
