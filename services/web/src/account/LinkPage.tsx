import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { choosePassword, whoseLink, type LinkOwner } from '../api/account';
import { Waiting } from '../app/Waiting';
import { EntryForm } from './EntryForm';
import { EntryPage } from './EntryPage';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import { refreshAccount } from './account-store';
import { useHashSecret } from './useHashSecret';
import { useSubmit } from './useSubmit';

interface Props {
  readonly purpose: 'welcome' | 'reset';
}

/** Choosing a password by the link of an invitation or a reset. */
export default function LinkPage({ purpose }: Props) {
  const secret = useHashSecret();
  return <WithLink key={secret} purpose={purpose} secret={secret} />;
}

function WithLink({ purpose, secret }: Props & { readonly secret: string }) {
  const { t } = useTranslation();
  const [owner, setOwner] = useState<LinkOwner | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [done, setDone] = useState(false);
  useEffect(() => {
    whoseLink(secret).then(setOwner).catch(setFailure);
  }, [secret]);
  const title = t(`account.${purpose}.title`);
  if (failure !== null)
    return (
      <EntryPage title={title}>
        <FormProblem failure={failure} />
        <Link href="/forgot" className="button">
          {t('account.reset.again')}
        </Link>
      </EntryPage>
    );
  if (owner === null) return <Waiting />;
  if (done)
    return (
      <EntryPage title={t('account.reset.doneTitle')} text={t('account.reset.doneText')}>
        <Link href="/signin" className="button primary large">
          {t('account.signIn.action')}
        </Link>
      </EntryPage>
    );
  return (
    <EntryPage title={title} text={t(`account.${purpose}.text`, { name: owner.name })}>
      <PasswordForm secret={secret} owner={owner} onDone={() => setDone(true)} />
    </EntryPage>
  );
}

interface FormProps {
  readonly secret: string;
  readonly owner: LinkOwner;
  readonly onDone: () => void;
}

function PasswordForm({ secret, owner, onDone }: FormProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const submit = useSubmit(async () => {
    await choosePassword(secret, password);
    await refreshAccount();
    onDone();
  });
  return (
    <EntryForm submit={submit} action={t('account.choose')}>
      <FormField
        name="email"
        label={t('account.email')}
        autoComplete="username"
        readOnly
        value={owner.email}
        onChange={() => undefined}
      />
      <FormField
        name="password"
        label={t('account.newPassword')}
        hint={t('account.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        failure={submit.failure}
      />
    </EntryForm>
  );
}
