import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { EntryPage } from '../account/EntryPage';
import { useHashSecret } from '../account/useHashSecret';
import {
  answerInvitation,
  whatInvitation,
  type Answer,
  type Attendance,
  type Invitation,
} from '../api/schedule';
import { Waiting } from '../app/Waiting';
import { currentLocale } from '../i18n/i18n';
import { AnswerButtons } from './AnswerButtons';
import { PlanProblem } from './FieldProblem';
import { useLoaded } from './useLoaded';
import { formatDay, formatSpan } from './when';
import { ownZone } from './zoned-time';
import './schedule.css';

/** Answering an invitation by the link in the mail, with an account or without. */
export default function AnswerPage() {
  const secret = useHashSecret();
  return <WithLink key={secret} secret={secret} />;
}

function WithLink({ secret }: { readonly secret: string }) {
  const { t } = useTranslation();
  const [load] = useState(() => () => whatInvitation(secret));
  const { value, failure } = useLoaded(load);
  if (failure !== null)
    return (
      <EntryPage title={t('schedule.answer.title')}>
        <PlanProblem failure={failure} />
        <Link href="/" className="button">
          {t('common.toStart')}
        </Link>
      </EntryPage>
    );
  return value === null ? <Waiting /> : <Invited secret={secret} invitation={value} />;
}

interface Props {
  readonly secret: string;
  readonly invitation: Invitation;
}

function Invited({ secret, invitation }: Props) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const [answer, setAnswer] = useState<Attendance>(invitation.answer);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { title, organizer, startsAt, endsAt, meetingId, cancelled } = invitation;
  const give = (one: Answer) => {
    setBusy(true);
    answerInvitation(secret, one)
      .then(() => {
        setAnswer(one);
        setFailure(null);
      })
      .catch(setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <EntryPage title={title} text={t('schedule.answer.from', { organizer })}>
      <p>
        {formatDay(locale, startsAt)}, {formatSpan(locale, startsAt, endsAt)}
        <br />
        <span className="small muted">{t('schedule.yourZone', { zone: ownZone() })}</span>
      </p>
      {cancelled ? (
        <div role="status" className="note poor">
          {t('schedule.cancelledText')}
        </div>
      ) : (
        <>
          <AnswerButtons answer={answer} busy={busy} onAnswer={give} />
          <p role="status" className="muted">
            {t(`schedule.answered.${answer}`)}
          </p>
          <Link href={`/m/${meetingId}`}>{t('schedule.answer.toMeeting')}</Link>
        </>
      )}
      <PlanProblem failure={failure} />
    </EntryPage>
  );
}
