import { useTranslation } from 'react-i18next';
import { EntryPage } from './EntryPage';
import { NewAccountForm } from './NewAccountForm';
import { useHashSecret } from './useHashSecret';

/** The first administrator, by the one-time link that the first start prints. */
export default function SetupPage() {
  const { t } = useTranslation();
  const secret = useHashSecret();
  if (secret === '') return <EntryPage title={t('account.setup.title')} text={t('account.setup.noLink')} />;
  return (
    <EntryPage title={t('account.setup.title')} text={t('account.setup.text')}>
      <NewAccountForm action={t('account.setup.action')} setup={secret} next="/account#second-factor" />
    </EntryPage>
  );
}
