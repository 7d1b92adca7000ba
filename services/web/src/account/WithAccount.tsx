import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountStart } from '../api/account';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { refreshAccount, useKnownAccount } from './account-store';

/** A page that depends on who is signed in: waits until that is known, says why it is not. */
export function WithAccount({ children }: { readonly children: (start: AccountStart) => ReactNode }) {
  const { t } = useTranslation();
  const { start, failure } = useKnownAccount();
  if (start !== null) return children(start);
  if (failure === null) return <Waiting />;
  return (
    <>
      <PageHeader />
      <Failure failure={failure}>
        <button
          type="button"
          className="button primary"
          onClick={() => void refreshAccount().catch(() => undefined)}
        >
          {t('common.retry')}
        </button>
      </Failure>
    </>
  );
}
