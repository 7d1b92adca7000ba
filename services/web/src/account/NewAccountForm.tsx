import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { register, type AccountStart } from '../api/account';
import { currentLanguage } from '../i18n/i18n';
import { refreshAccount } from './account-store';
import { EntryForm } from './EntryForm';
import { FormField } from './FormField';
import { useSubmit } from './useSubmit';

interface Props {
  readonly action: string;
  /** With who is signed in now. */
  readonly onDone: (start: AccountStart) => void;
  readonly setup?: string;
}

/** Name, address, password; whoever has an account then is signed in. */
export function NewAccountForm({ action, onDone, setup }: Props) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const submit = useSubmit(async () => {
    const language = currentLanguage();
    await register({ email, name, password, language, ...(setup === undefined ? {} : { setup }) });
    onDone(await refreshAccount());
  });
  const { failure } = submit;
  return (
    <EntryForm submit={submit} action={action}>
      <FormField
        name="name"
        label={t('account.name')}
        autoComplete="name"
        value={name}
        onChange={setName}
        failure={failure}
      />
      <FormField
        name="email"
        label={t('account.email')}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        failure={failure}
      />
      <FormField
        name="password"
        label={t('account.password')}
        hint={t('account.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        failure={failure}
      />
    </EntryForm>
  );
}
