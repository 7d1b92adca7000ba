import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestFailure } from '../api/http';

/** What happened, what it means, what to do, and an id an operator can find. */
export function Failure({ failure, children }: { readonly failure: unknown; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="centre-page" role="alert">
      <h1>{t('error.title')}</h1>
      <p className="muted">{t(failureKey(failure))}</p>
      {failure instanceof RequestFailure && failure.problem.errorId !== undefined && (
        <p className="muted small">{t('error.id', { id: failure.problem.errorId })}</p>
      )}
      <div className="actions">{children}</div>
    </main>
  );
}

export function failureKey(failure: unknown) {
  if (!(failure instanceof RequestFailure)) return 'error.unknown';
  if (failure.status === 0) return 'error.unreachable';
  if (failure.status === 429 || failure.status >= 502) return 'error.busy';
  return failure.status >= 500 ? 'error.server' : 'error.refused';
}
