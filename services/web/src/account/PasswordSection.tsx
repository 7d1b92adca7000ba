import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, type OwnAccount } from '../api/account';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import { Saved } from './Saved';
import { useSubmit } from './useSubmit';

export interface ProofProps {
  readonly account: OwnAccount;
  /** Runs what wants a fresh proof of who is there. */
  readonly withProof: <T>(work: () => Promise<T>) => Promise<T>;
}

export function PasswordSection({ account, withProof }: ProofProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [saved, setSaved] = useState(false);
  const submit = useSubmit(async () => {
    setSaved(false);
    await withProof(() => changePassword(password));
    setPassword('');
    setSaved(true);
  });
  return (
    <section className="card account-card" aria-labelledby="password">
      <h2 id="password">{t('account.password')}</h2>
      <form className="account-row" onSubmit={submit.onSubmit} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
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
        <button type="submit" className="button" disabled={submit.busy || password === ''}>
          {t('account.change')}
        </button>
      </form>
      <FormProblem failure={submit.failure} />
      <Saved when={saved} text={t('account.passwordChanged')} />
    </section>
  );
}
