import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EntryPage } from './EntryPage';
import { NewAccountForm } from './NewAccountForm';
import { WithAccount } from './WithAccount';

/** An account for whoever asks, where the installation is open. */
export default function RegisterPage() {
  return <WithAccount>{({ registration }) => (registration === 'open' ? <Open /> : <Closed />)}</WithAccount>;
}

function Open() {
  const { t } = useTranslation();
  return (
    <EntryPage title={t('account.register.title')} text={t('account.register.text')}>
      <NewAccountForm action={t('account.register.action')} next="/" />
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
