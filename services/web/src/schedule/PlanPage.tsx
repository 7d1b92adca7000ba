import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearch } from 'wouter';
import { SignInFirst } from '../account/AccountPage';
import { WithAccount } from '../account/WithAccount';
import { getScheduled, type ScheduledMeeting } from '../api/schedule';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { AnswerSection } from './AnswerSection';
import { EditSection } from './EditSection';
import { PlanProblem } from './FieldProblem';
import { PlanFacts } from './PlanFacts';
import { useLoaded } from './useLoaded';
import './schedule.css';

/** One planned meeting: what it is, one's answer, and for those who may, its form. */
export default function PlanPage({ meetingId }: { readonly meetingId: string }) {
  return (
    <WithAccount>
      {({ account }) =>
        account === undefined ? (
          <SignInFirst to={`/meetings/${meetingId}`} />
        ) : (
          <Loading meetingId={meetingId} />
        )
      }
    </WithAccount>
  );
}

function Loading({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  const load = useCallback(() => getScheduled(meetingId), [meetingId]);
  const { value, failure, replace } = useLoaded(load);
  usePageTitle(value?.title ?? t('schedule.title'));
  if (failure === null && value === null) return <Waiting />;
  return (
    <>
      <PageHeader />
      <main className="schedule-page">
        <p>
          <Link href="/meetings">{t('schedule.back')}</Link>
        </p>
        {value === null ? <PlanProblem failure={failure} /> : <Plan meeting={value} onChanged={replace} />}
      </main>
    </>
  );
}

interface Props {
  readonly meeting: ScheduledMeeting;
  readonly onChanged: (meeting: ScheduledMeeting) => void;
}

function Plan({ meeting, onChanged }: Props) {
  const { t } = useTranslation();
  const recurrenceId = new URLSearchParams(useSearch()).get('occurrence');
  const occurrence = meeting.occurrences.find((one) => one.recurrenceId === recurrenceId);
  const isHost = meeting.relation === 'organizer' || meeting.relation === 'co-host';
  const cancelled = meeting.cancelledAt !== undefined;
  return (
    <>
      <h1>{occurrence?.title ?? meeting.title}</h1>
      {cancelled && (
        <div role="status" className="note poor">
          {t('schedule.cancelledText')}
        </div>
      )}
      <PlanFacts meeting={meeting} occurrence={occurrence} />
      {!cancelled && meeting.answer !== undefined && (
        <AnswerSection meeting={meeting} onChanged={onChanged} />
      )}
      {!cancelled && isHost && (
        <EditSection key={recurrenceId} meeting={meeting} occurrence={occurrence} onChanged={onChanged} />
      )}
    </>
  );
}
