import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AccountStart, OwnAccount } from '../api/account';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { EntryPage } from './EntryPage';
import { GroupSection } from './GroupSection';
import { PasskeySection } from './PasskeySection';
import { PasswordSection } from './PasswordSection';
import { ProfileSection } from './ProfileSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionSection } from './SessionSection';
import { SingleSignOnSection } from './SingleSignOnSection';
import { SsoNotice } from './SsoNotice';
import { signInPath } from './target';
import { useStepUp } from './useStepUp';
import { WithAccount } from './WithAccount';
import './account.css';

/** One's own account. */
export default function AccountPage() {
  const { t } = useTranslation();
  usePageTitle(t('account.title'));
  return (
    <WithAccount>
      {(start) =>
        start.account === undefined ? (
          <SignInFirst to="/account" />
        ) : (
          <Sections account={start.account} start={start} />
        )
      }
    </WithAccount>
  );
}

/** Where nobody is signed in. */
export function SignInFirst({ to }: { readonly to: string }) {
  const { t } = useTranslation();
  return (
    <EntryPage title={t('account.signedOutTitle')} text={t('account.signedOutText')}>
      <Link href={signInPath(to)} className="button primary large">
        {t('account.signIn.action')}
      </Link>
    </EntryPage>
  );
}

function Sections({ account, start }: { readonly account: OwnAccount; readonly start: AccountStart }) {
  const { t } = useTranslation();
  const { withProof, dialog } = useStepUp();
  return (
    <>
      <PageHeader />
      <main className="account-page">
        <h1>{t('account.title')}</h1>
        <SsoNotice />
        {account.secondFactorMissing && (
          <div className="note fair" role="status">
            <span>
              {t(account.hasPasskey ? 'account.passkey.required' : 'account.factor.required')}{' '}
              <a href={account.hasPassword ? '#second-factor' : '#passkeys'}>
                {t(account.hasPassword ? 'account.factor.title' : 'account.passkey.title')}
              </a>
            </span>
          </div>
        )}
        <ProfileSection account={account} byMail={start.resetByMail} />
        <GroupSection />
        {account.hasPassword && <PasswordSection account={account} withProof={withProof} />}
        {start.passkeys && <PasskeySection withProof={withProof} />}
        {account.hasPassword && <SecondFactorSection account={account} withProof={withProof} />}
        {start.providers.length > 0 && (
          <SingleSignOnSection providers={start.providers} withProof={withProof} />
        )}
        <SessionSection />
      </main>
      {dialog}
    </>
  );
}
