import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { signIn } from '../api/account';
import { refreshAccount, useAccountStart } from './account-store';
import { EntryForm } from './EntryForm';
import { EntryPage } from './EntryPage';
import { FormField } from './FormField';
import { FormProblem } from './FormProblem';
import { OtherWays } from './OtherWays';
import { isKind } from './problem-text';
import { SsoNotice } from './SsoNotice';
import { safeTarget } from './target';
import { useAutofill } from './useAutofill';
import { useSubmit } from './useSubmit';

/** Address and password; then, where the account has a second factor, its code. Or another way in. */
export default function SignInPage() {
  const { t } = useTranslation();
  const start = useAccountStart();
  const [, navigate] = useLocation();
  const target = safeTarget(new URLSearchParams(useSearch()).get('to'));
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const goOn = async () => {
    await refreshAccount();
    navigate(target, { replace: true });
  };
  const submit = useSubmit(async () => {
    try {
      await signIn(email, password, codeAsked ? code : null);
    } catch (failure) {
      if (!isKind(failure, 'code-needed') || codeAsked) throw failure;
      setCodeAsked(true);
      return;
    }
    await goOn();
  });
  const [autofillFailure, setAutofillFailure] = useState<unknown>(null);
  const stopAutofill = useAutofill(start?.passkeys === true, () => void goOn(), setAutofillFailure);
  return (
    <EntryPage title={t('account.signIn.title')}>
      <SsoNotice />
      <EntryForm submit={submit} action={t(submit.busy ? 'account.signIn.busy' : 'account.signIn.action')}>
        <FormField
          name="email"
          label={t('account.email')}
          type="email"
          autoComplete="username webauthn"
          value={email}
          onChange={setEmail}
          failure={submit.failure}
        />
        <FormField
          name="password"
          label={t('account.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          failure={submit.failure}
        />
        {codeAsked && (
          <FormField
            name="code"
            label={t('account.code')}
            hint={t('account.codeHint')}
            autoComplete="one-time-code"
            autoFocus
            value={code}
            onChange={setCode}
            failure={submit.failure}
          />
        )}
      </EntryForm>
      <FormProblem failure={autofillFailure} />
      {start !== null && <OtherWays start={start} target={target} onBegin={stopAutofill} onSignedIn={goOn} />}
      <p className="small entry-links">
        <Link href="/forgot">{t('account.signIn.forgot')}</Link>
        {start?.registration === 'open' && <Link href="/register">{t('account.register.action')}</Link>}
      </p>
    </EntryPage>
  );
}
