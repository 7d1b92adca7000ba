import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submit } from '../account/useSubmit';
import { DoorFields } from './DoorFields';
import type { Draft } from './draft';
import { FieldProblem, PlanProblem, blamed } from './FieldProblem';
import { GroupFields } from './GroupFields';
import { InviteeFields } from './InviteeFields';
import { RepeatFields } from './RepeatFields';
import { TimeFields } from './TimeFields';

interface Props {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly submit: Submit;
  readonly action: string;
  /** Only what one occurrence has of its own. */
  readonly onlyOne: boolean;
  readonly children?: ReactNode;
}

/** Everything about a meeting that can be planned. */
export function PlanForm({ draft, onChange, submit, action, onlyOne, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const fields = { draft, onChange, failure: submit.failure };
  return (
    <form className="schedule-form" onSubmit={submit.onSubmit} noValidate>
      <div className="field">
        <label htmlFor={`${id}-title`}>{t('schedule.form.title')}</label>
        <input
          id={`${id}-title`}
          className="input"
          maxLength={120}
          value={draft.title}
          aria-invalid={blamed(submit.failure) === 'title'}
          aria-describedby={`${id}-title-problem`}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <FieldProblem id={`${id}-title-problem`} failure={submit.failure} field="title" />
      </div>
      <TimeFields {...fields} zoneFixed={onlyOne} />
      {!onlyOne && <RepeatFields {...fields} />}
      <div className="field">
        <label htmlFor={`${id}-agenda`}>{t('schedule.form.agenda')}</label>
        <textarea
          id={`${id}-agenda`}
          className="input schedule-agenda"
          rows={5}
          maxLength={4000}
          value={draft.agenda}
          onChange={(event) => onChange({ agenda: event.target.value })}
        />
        <FieldProblem id={`${id}-agenda-problem`} failure={submit.failure} field="agenda" />
      </div>
      {!onlyOne && <InviteeFields {...fields} />}
      {!onlyOne && <GroupFields {...fields} />}
      {!onlyOne && <DoorFields {...fields} />}
      <PlanProblem failure={submit.failure} />
      <div className="schedule-actions">
        <button type="submit" className="button primary large" disabled={submit.busy} aria-busy={submit.busy}>
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}
