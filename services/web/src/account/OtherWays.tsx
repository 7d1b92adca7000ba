import { Building2, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountStart } from '../api/account';
import { goToProvider } from '../api/single-sign-on';
import { FormProblem } from './FormProblem';
import { canUsePasskeys, signInByPasskey } from './passkey';
import { useSubmit } from './useSubmit';

interface Props {
  readonly start: AccountStart;
  /** Path to go on with. */
  readonly target: string;
  readonly onBegin: () => void;
  readonly onSignedIn: () => Promise<void>;
}

/** Ways in without a password of this installation: a passkey, and the providers of single sign-on. */
export function OtherWays({ start, target, onBegin, onSignedIn }: Props) {
  const { t } = useTranslation();
  const passkey = useSubmit(async () => {
    onBegin();
    await signInByPasskey();
    await onSignedIn();
  });
  const offersPasskeys = start.passkeys && canUsePasskeys();
  if (!offersPasskeys && start.providers.length === 0) return null;
  return (
    <div className="other-ways" role="group" aria-label={t('account.otherWays')}>
      <p className="other-ways-or muted small" aria-hidden>
        {t('account.or')}
      </p>
      {start.providers.map(({ provider, name }) => (
        <ProviderButton key={provider} provider={provider} name={name} target={target} />
      ))}
      {offersPasskeys && (
        <button
          type="button"
          className="button large"
          disabled={passkey.busy}
          onClick={() => void passkey.run()}
        >
          <KeyRound size={18} aria-hidden />
          {t('account.passkey.signIn')}
        </button>
      )}
      <FormProblem failure={passkey.failure} />
    </div>
  );
}

function ProviderButton(props: {
  readonly provider: string;
  readonly name: string;
  readonly target: string;
}) {
  const { t } = useTranslation();
  const go = useSubmit(() => goToProvider(props.provider, 'logins', props.target));
  return (
    <>
      <button type="button" className="button large" disabled={go.busy} onClick={() => void go.run()}>
        <Building2 size={18} aria-hidden />
        {t('account.sso.signIn', { name: props.name })}
      </button>
      <FormProblem failure={go.failure} />
    </>
  );
}
