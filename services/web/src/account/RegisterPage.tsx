import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { AccountStart } from '../api/account';
import { EntryPage } from './EntryPage';
import { NewAccountForm } from './NewAccountForm';
import { takeFocus } from './take-focus';
import { WithAccount } from './WithAccount';

/** An account for whoever asks, where the installation is open. */
export default function RegisterPage() {
  return <WithAccount>{({ registration }) => (registration === 'open' ? <Open /> : <Closed />)}</WithAccount>;
}

function Open() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const goOn = ({ account, resetByMail }: AccountStart) => {
    if (resetByMail && account?.emailVerified === false) setSentTo(account.email);
    else navigate('/', { replace: true });
  };
  if (sentTo !== null)
    return (
      <EntryPage
        title={t('account.verification.sentTitle')}
        text={t('account.verification.sentText', { email: sentTo })}
        live
      >
        <Link href="/" ref={takeFocus} className="button primary large">
          {t('common.toStart')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={t('account.register.title')} text={t('account.register.text')} live>
      <NewAccountForm action={t('account.register.action')} onDone={goOn} />
      <p className="small entry-links">
        <Link href="/signin">{t('account.register.haveOne')}</Link>
      </p>
    </EntryPage>
  );
}

function Closed() {
  const { t } = useTranslation();
  return (
    <EntryPage title={t('account.register.closedTitle')} text={t('account.register.closedText')}>
      <Link href="/" className="button primary">
        {t('common.toStart')}
      </Link>
    </EntryPage>
  );
}
