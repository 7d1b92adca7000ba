import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerScheduled, type Answer, type ScheduledMeeting } from '../api/schedule';
import { AnswerButtons } from './AnswerButtons';
import { PlanProblem } from './FieldProblem';

interface Props {
  readonly meeting: ScheduledMeeting;
  readonly onChanged: (meeting: ScheduledMeeting) => void;
}

/** Whether one comes. */
export function AnswerSection({ meeting, onChanged }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const answer = (one: Answer) => {
    setBusy(true);
    answerScheduled(meeting.meetingId, one)
      .then((after) => {
        onChanged(after);
        setFailure(null);
      })
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{t('schedule.answer.question')}</h2>
      <AnswerButtons answer={meeting.answer ?? 'pending'} busy={busy} onAnswer={answer} />
      <PlanProblem failure={failure} />
    </section>
  );
}
