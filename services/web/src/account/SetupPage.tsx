import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { EntryPage } from './EntryPage';
import { NewAccountForm } from './NewAccountForm';
import { useHashSecret } from './useHashSecret';

/** The first administrator, by the one-time link that the first start prints. */
export default function SetupPage() {
  const { t } = useTranslation();
  const secret = useHashSecret();
  const [, navigate] = useLocation();
  if (secret === '')
    return (
      <EntryPage title={t('account.setup.title')} text={t('account.setup.noLink')}>
        <Link href="/" className="button">
          {t('common.toStart')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={t('account.setup.title')} text={t('account.setup.text')}>
      <NewAccountForm
        action={t('account.setup.action')}
        setup={secret}
        onDone={() => navigate('/account#second-factor', { replace: true })}
      />
    </EntryPage>
  );
}
