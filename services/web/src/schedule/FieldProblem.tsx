import { useTranslation } from 'react-i18next';
import { RequestFailure } from '../api/http';
import { failureKey } from '../app/Failure';

const FIELDS = [
  'title',
  'agenda',
  'start',
  'zone',
  'minutes',
  'recurrence',
  'passcode',
  'capacity',
  'reminderMinutes',
  'invitees',
  'groups',
] as const;
type Field = (typeof FIELDS)[number];

/** The field of the form that is to blame; null when it is none. */
export function blamed(failure: unknown): Field | null {
  if (!(failure instanceof RequestFailure)) return null;
  const name = failure.problem.field?.split('/')[1];
  return FIELDS.find((field) => field === name) ?? null;
}

interface Props {
  readonly id: string;
  readonly failure: unknown;
  readonly field: Field;
}

/** What is wrong with one field, below it. */
export function FieldProblem({ id, failure, field }: Props) {
  const { t } = useTranslation();
  if (blamed(failure) !== field) return null;
  const actual = failure instanceof RequestFailure ? (failure.problem.actual ?? '') : '';
  return (
    <p id={id} role="alert" className="small problem-text">
      {t(`schedule.problem.${field}`, { actual })}
    </p>
  );
}

/** What is wrong with the whole; a field that is to blame says it itself. */
export function PlanProblem({ failure }: { readonly failure: unknown }) {
  const { t } = useTranslation();
  if (failure === null || blamed(failure) !== null) return null;
  const id = failure instanceof RequestFailure ? failure.problem.errorId : undefined;
  return (
    <div role="alert" className="note poor">
      <span>
        {t(wholeKey(failure))}
        {id !== undefined && <span className="muted"> {t('error.id', { id })}</span>}
      </span>
    </div>
  );
}

function wholeKey(failure: unknown) {
  if (!(failure instanceof RequestFailure)) return failureKey(failure);
  if (failure.status === 409) return 'schedule.problem.overtaken' as const;
  if (failure.status === 403) return 'schedule.problem.forbidden' as const;
  if (failure.status === 401) return 'schedule.problem.signedOut' as const;
  if (failure.status === 404) return 'schedule.problem.gone' as const;
  if (failure.status === 410) return 'schedule.problem.spent' as const;
  return failureKey(failure);
}
