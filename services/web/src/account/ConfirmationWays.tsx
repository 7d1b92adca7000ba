import { Building2, KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goToProvider, listIdentities } from '../api/single-sign-on';
import { useAccountStart } from './account-store';
import { FormProblem } from './FormProblem';
import { canUsePasskeys, confirmByPasskey } from './passkey';
import { useSubmit } from './useSubmit';

/** Ways to show once more who is there, other than the password. A provider takes the person off the page. */
export function ConfirmationWays({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const { t } = useTranslation();
  const start = useAccountStart();
  const [linked, setLinked] = useState<readonly string[]>([]);
  const hasProviders = start !== null && start.providers.length > 0;
  useEffect(() => {
    if (!hasProviders) return;
    listIdentities()
      .then((answer) => setLinked(answer.identities.map((one) => one.provider)))
      .catch(() => setLinked([]));
  }, [hasProviders]);
  const passkey = useSubmit(async () => {
    await confirmByPasskey();
    onConfirmed();
  });
  const leave = useSubmit(() => goToProvider(linked[0] ?? '', 'confirmations', window.location.pathname));
  const provider = start?.providers.find((one) => one.provider === linked[0]);
  const withPasskey = start?.account?.hasPasskey === true && canUsePasskeys();
  if (!withPasskey && provider === undefined) return null;
  return (
    <div className="other-ways">
      {withPasskey && (
        <button type="button" className="button" disabled={passkey.busy} onClick={() => void passkey.run()}>
          <KeyRound size={18} aria-hidden />
          {t('account.passkey.confirm')}
        </button>
      )}
      {provider !== undefined && (
        <button type="button" className="button" disabled={leave.busy} onClick={() => void leave.run()}>
          <Building2 size={18} aria-hidden />
          {t('account.sso.confirm', { name: provider.name })}
        </button>
      )}
      <FormProblem failure={passkey.failure ?? leave.failure} />
    </div>
  );
}
