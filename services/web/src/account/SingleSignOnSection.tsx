import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInProvider } from '../api/account';
import { goToProvider, listIdentities, unlinkProvider, type LinkedIdentity } from '../api/single-sign-on';
import { refreshAccount } from './account-store';
import { FormProblem } from './FormProblem';
import type { ProofProps } from './PasswordSection';
import { useSubmit } from './useSubmit';

interface Props extends Pick<ProofProps, 'withProof'> {
  readonly providers: readonly SignInProvider[];
}

/** Which providers of single sign-on open the account. */
export function SingleSignOnSection({ providers, withProof }: Props) {
  const { t } = useTranslation();
  const [identities, setIdentities] = useState<readonly LinkedIdentity[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => {
    listIdentities()
      .then((answer) => {
        setIdentities(answer.identities);
        setFailure(null);
      })
      .catch(setFailure);
  }, [version]);
  return (
    <section className="card account-card" aria-labelledby="single-sign-on">
      <h2 id="single-sign-on">{t('account.sso.title')}</h2>
      {identities === null && failure === null && <p className="muted">{t('common.loading')}</p>}
      {identities !== null && (
        <ul className="session-list">
          {providers.map((provider) => (
            <ProviderItem
              key={provider.provider}
              provider={provider}
              linked={identities.find((one) => one.provider === provider.provider)}
              withProof={withProof}
              onChanged={() => setVersion((before) => before + 1)}
            />
          ))}
        </ul>
      )}
      <FormProblem failure={failure} />
    </section>
  );
}

interface ItemProps extends Pick<ProofProps, 'withProof'> {
  readonly provider: SignInProvider;
  readonly linked: LinkedIdentity | undefined;
  readonly onChanged: () => void;
}

function ProviderItem({ provider, linked, withProof, onChanged }: ItemProps) {
  const { t } = useTranslation();
  const { name } = provider;
  const change = useSubmit(async () => {
    if (linked === undefined) {
      await withProof(() => goToProvider(provider.provider, 'links', '/account'));
      return;
    }
    await withProof(() => unlinkProvider(provider.provider));
    onChanged();
    await refreshAccount();
  });
  const action = linked === undefined ? 'link' : 'unlink';
  return (
    <li>
      <div>
        <p>{name}</p>
        <p className="small muted">
          {linked === undefined ? t('account.sso.notLinked') : linked.email || t('account.sso.linkedAs')}
        </p>
        <FormProblem failure={change.failure} />
      </div>
      <button
        type="button"
        className="button"
        disabled={change.busy}
        aria-label={t(`account.sso.${action}Label`, { name })}
        onClick={() => void change.run()}
      >
        {t(`account.sso.${action}`)}
      </button>
    </li>
  );
}
