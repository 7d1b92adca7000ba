import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { askForReset } from '../api/account';
import { EntryForm } from './EntryForm';
import { EntryPage } from './EntryPage';
import { FormField } from './FormField';
import { useSubmit } from './useSubmit';
import { WithAccount } from './WithAccount';

/** Asking for a link by mail; where no mail is sent, it says whom to ask. */
export default function ForgotPage() {
  return <WithAccount>{({ resetByMail }) => <Forgot resetByMail={resetByMail} />}</WithAccount>;
}

function Forgot({ resetByMail }: { readonly resetByMail: boolean }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const submit = useSubmit(async () => {
    await askForReset(email);
    setSent(true);
  });
  if (!resetByMail || sent)
    return (
      <EntryPage
        title={t(sent ? 'account.forgot.sentTitle' : 'account.forgot.title')}
        text={t(sent ? 'account.forgot.sentText' : 'account.forgot.noMail')}
      >
        <Link href="/signin" className="button">
          {t('account.signIn.title')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={t('account.forgot.title')} text={t('account.forgot.text')}>
      <EntryForm submit={submit} action={t('account.forgot.action')}>
        <FormField
          name="email"
          label={t('account.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          failure={submit.failure}
        />
      </EntryForm>
    </EntryPage>
  );
}
