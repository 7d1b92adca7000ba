import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { failureKey } from '../../app/Failure';
import { RequestFailure } from '../../api/http';
import type { Fetched } from './useFetched';

/** A part of the page that is read from the service: loading, failed or there. */
export function Section<T>({
  title,
  state,
  children,
}: {
  readonly title: string;
  readonly state: Fetched<T>;
  readonly children: (value: T) => ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <section
      className="card console-card alerts-section"
      aria-label={title}
      aria-busy={state.name === 'loading'}
    >
      <h2>{title}</h2>
      {state.name === 'loading' && <p className="muted">{t('common.loading')}</p>}
      {state.name === 'failed' && (
        <p role="alert">{t(isDenied(state.failure) ? 'alerts.denied' : failureKey(state.failure))}</p>
      )}
      {state.name === 'ready' && children(state.value)}
    </section>
  );
}

function isDenied(failure: unknown): boolean {
  return failure instanceof RequestFailure && (failure.status === 401 || failure.status === 403);
}
