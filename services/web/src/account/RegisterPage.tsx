import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Waiting } from '../app/Waiting';
import { useAccountStart } from './account-store';
import { EntryPage } from './EntryPage';
import { NewAccountForm } from './NewAccountForm';

/** An account for whoever asks, where the installation is open. */
export default function RegisterPage() {
  const { t } = useTranslation();
  const start = useAccountStart();
  if (start === null) return <Waiting />;
  if (start.registration !== 'open')
    return (
      <EntryPage title={t('account.register.closedTitle')} text={t('account.register.closedText')}>
        <Link href="/" className="button primary">
          {t('common.toStart')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={t('account.register.title')} text={t('account.register.text')}>
      <NewAccountForm action={t('account.register.action')} next="/" />
      <p className="small entry-links">
        <Link href="/signin">{t('account.register.haveOne')}</Link>
      </p>
    </EntryPage>
  );
}
