import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { createMeeting } from '../api/meetings';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { whereabouts } from '../meeting/prejoin/whereabouts';
import { saveHostKey } from '../meeting/session/seat';

/** Makes an instant meeting and goes to its link. */
export default function NewMeetingPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  usePageTitle(t('home.newMeeting'));
  useEffect(() => {
    // Wait a tick: a render that React throws away at once (StrictMode) must not make a meeting.
    const abort = new AbortController();
    const timer = setTimeout(() => {
      whereabouts(abort.signal)
        .then((known) => createMeeting(known, abort.signal))
        .then(({ meetingId, hostKey }) => {
          saveHostKey(meetingId, hostKey);
          navigate(`/m/${meetingId}`, { replace: true });
        })
        .catch((cause: unknown) => {
          if (!abort.signal.aborted) setFailure(cause);
        });
    });
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [attempt, navigate]);
  if (failure === null) return <Waiting text={t('home.creating')} />;
  const again = () => {
    setFailure(null);
    setAttempt(attempt + 1);
  };
  return (
    <>
      <PageHeader />
      <Failure failure={failure}>
        <button type="button" className="button primary" onClick={again}>
          {t('error.again')}
        </button>
      </Failure>
    </>
  );
}
