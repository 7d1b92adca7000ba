import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { askForReset } from '../api/account';
import { EntryPage } from './EntryPage';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
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
      <form className="entry-form" onSubmit={submit.onSubmit} noValidate>
        <FormField
          name="email"
          label={t('account.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          failure={submit.failure}
        />
        <FormProblem failure={submit.failure} />
        <button type="submit" className="button primary large" disabled={submit.busy} aria-busy={submit.busy}>
          {t('account.forgot.action')}
        </button>
      </form>
    </EntryPage>
  );
}
