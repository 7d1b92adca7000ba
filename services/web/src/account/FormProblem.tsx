import { useTranslation } from 'react-i18next';
import { RequestFailure } from '../api/http';
import { formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { blamedField, isKind, problemKey } from './problem-text';

/** What is wrong with a form as a whole; a field that is to blame says it itself. */
export function FormProblem({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation();
  if (failure === null || blamedField(failure) !== null) return null;
  const request = failure instanceof RequestFailure ? failure : null;
  const id = request !== null && request.status >= 500 ? request.problem.errorId : undefined;
  const wait = formatDuration(currentLocale(), request?.retryAfterMillis ?? 0);
  return (
    <div role="alert" className="note poor">
      <span>
        {isKind(failure, 'too-many-requests') ? t('account.problem.wait', { wait }) : t(problemKey(failure))}
        {id !== undefined && <span className="muted"> {t('error.id', { id })}</span>}
      </span>
    </div>
  );
}
