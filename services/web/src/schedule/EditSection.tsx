import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Saved } from '../account/Saved';
import { useSubmit } from '../account/useSubmit';
import {
  cancelOccurrence,
  cancelScheduled,
  changeOccurrence,
  changeScheduled,
  type Occurrence,
  type ScheduledMeeting,
} from '../api/schedule';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { draftOf, wishOf, type Draft } from './draft';
import { PlanProblem } from './FieldProblem';
import { PlanForm } from './PlanForm';

const SCOPES = ['this', 'this-and-following', 'all'] as const;
type Scope = (typeof SCOPES)[number];

interface Props {
  readonly meeting: ScheduledMeeting;
  /** The one that was chosen in the list, of a meeting that repeats. */
  readonly occurrence: Occurrence | undefined;
  readonly onChanged: (meeting: ScheduledMeeting) => void;
}

/** Changing and cancelling: one occurrence, this and the following, or all of it. */
export function EditSection({ meeting, occurrence, onChanged }: Props) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [scope, setScope] = useState<Scope>(occurrence === undefined ? 'all' : 'this');
  const [drafts, setDrafts] = useState<Partial<Record<Scope, Draft>>>({});
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState(false);
  const draft = drafts[scope] ?? draftOf(meeting, scope === 'all' ? undefined : occurrence);
  const arrive = (after: ScheduledMeeting) => {
    if (after.meetingId === meeting.meetingId) onChanged(after);
    else navigate(`/meetings/${after.meetingId}`);
  };
  const save = useSubmit(async () => {
    setSaved(false);
    const wish = wishOf(draft, meeting.sequence);
    const after =
      scope === 'all' || occurrence === undefined
        ? await changeScheduled(meeting.meetingId, wish)
        : await changeOccurrence(meeting.meetingId, occurrence.recurrenceId, scope, wish);
    setDrafts({});
    setSaved(true);
    arrive(after);
  });
  const cancel = useSubmit(async () => {
    if (scope === 'all' || occurrence === undefined) arrive(await cancelScheduled(meeting.meetingId));
    else {
      await cancelOccurrence(meeting.meetingId, occurrence.recurrenceId, scope);
      navigate('/meetings');
    }
  });
  const mayCancel = scope !== 'all' || meeting.relation === 'organizer';
  return (
    <section aria-labelledby="edit" className="schedule-edit">
      <h2 id="edit">{t('schedule.edit.title')}</h2>
      {occurrence !== undefined && <Scopes scope={scope} onChange={setScope} />}
      <PlanForm
        draft={draft}
        onChange={(changes) => {
          save.forget();
          setDrafts({ ...drafts, [scope]: { ...draft, ...changes } });
        }}
        submit={save}
        action={t('schedule.edit.save')}
        onlyOne={scope === 'this'}
      >
        {mayCancel && (
          <button
            type="button"
            className="button danger"
            disabled={cancel.busy}
            onClick={() => setAsking(true)}
          >
            {t(`schedule.edit.cancel.${scope}`)}
          </button>
        )}
      </PlanForm>
      <Saved when={saved} />
      <PlanProblem failure={cancel.failure} />
      <ConfirmDialog
        open={asking}
        title={t(`schedule.edit.cancel.${scope}`)}
        text={t(`schedule.edit.sure.${scope}`)}
        action={t(`schedule.edit.cancel.${scope}`)}
        keep={t('schedule.edit.keep')}
        onConfirm={() => void cancel.run()}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

interface ScopesProps {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

function Scopes({ scope, onChange }: ScopesProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="schedule-group">
      <legend>{t('schedule.edit.which')}</legend>
      {SCOPES.map((one) => (
        <label key={one} className="check">
          <input type="radio" name="scope" checked={one === scope} onChange={() => onChange(one)} />
          {t(`schedule.edit.scope.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
