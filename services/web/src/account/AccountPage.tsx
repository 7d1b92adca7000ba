import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OwnAccount } from '../api/account';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { loadAccount, useAccountStart } from './account-store';
import { EntryPage } from './EntryPage';
import { PasswordSection } from './PasswordSection';
import { ProfileSection } from './ProfileSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionSection } from './SessionSection';
import { useStepUp } from './useStepUp';
import './account.css';

/** One's own account. */
export default function AccountPage() {
  const { t } = useTranslation();
  const start = useAccountStart();
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    loadAccount().catch(setFailure);
  }, []);
  usePageTitle(t('account.title'));
  if (start?.account !== undefined) return <Sections account={start.account} />;
  if (failure !== null)
    return (
      <>
        <PageHeader />
        <Failure failure={failure} />
      </>
    );
  return start === null ? <Waiting /> : <SignInFirst to="/account" />;
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
