import { useTranslation } from 'react-i18next';
import { meetingIdIn } from '../api/meetings';
import { RequestFailure } from '../api/http';
import { Failure } from '../app/Failure';
import { NotFoundPage } from '../app/NotFoundPage';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { ScheduledDoor } from '../schedule/ScheduledDoor';
import { AfterPage } from './after/AfterPage';
import { PreJoin } from './prejoin/PreJoin';
import { Room } from './room/Room';
import { useMeeting } from './useMeeting';
import './meeting.css';

/** Everything under a meeting's link: the way in, the meeting, and the way out. */
export default function MeetingPage({ meetingId }: { readonly meetingId: string }) {
  if (meetingIdIn(meetingId) !== meetingId) return <NotFoundPage />;
  return <KnownMeeting meetingId={meetingId} />;
}

function KnownMeeting({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  const meeting = useMeeting(meetingId);
  const { step } = meeting;
  usePageTitle(t('meeting.title', { id: meetingId }));
  switch (step.name) {
    case 'looking':
      return <Waiting />;
    case 'failed':
      if (step.failure instanceof RequestFailure && step.failure.status === 404)
        return (
          <ScheduledDoor
            meetingId={meetingId}
            inside={(live) => <KnownMeeting key={live} meetingId={live} />}
            nothing={<NoSuchMeeting />}
          />
        );
      return (
        <>
          <PageHeader />
          <Failure failure={step.failure}>
            <button type="button" className="button primary" onClick={meeting.lookAgain}>
              {t('error.again')}
            </button>
          </Failure>
        </>
      );
    case 'prejoin':
      return <PreJoin meetingId={meetingId} local={step.local} meeting={step.meeting} join={meeting.join} />;
    case 'room':
      return <Room session={step.session} onEnd={meeting.ended} />;
    case 'over':
      return <AfterPage meetingId={meetingId} end={step.end} seat={step.seat} onRejoin={meeting.lookAgain} />;
  }
}

function NoSuchMeeting() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{t('meeting.unknownTitle')}</h1>
        <p className="muted">{t('meeting.unknownText')}</p>
        <a href="/" className="button primary">
          {t('common.toStart')}
        </a>
      </main>
    </>
  );
}
