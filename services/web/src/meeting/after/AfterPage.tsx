import { Clapperboard, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PageHeader } from '../../app/PageHeader';
import { recordingKeys } from '../recording/recording-keys';
import { FeedbackForm } from '../../feedback/FeedbackForm';
import { TasksSection } from '../../tasks/TasksSection';
import { loadHostKey, type Seat } from '../session/seat';
import type { End } from '../useMeeting';

interface Props {
  readonly meetingId: string;
  readonly end: End;
  readonly seat: Seat | null;
  readonly onRejoin: () => void;
}

/** After leaving, or when the meeting is over. */
export function AfterPage({ meetingId, end, seat, onRejoin }: Props) {
  const { t } = useTranslation();
  const canReturn = end === 'left' || end === 'replaced' || end === 'not-admitted' || end === 'denied';
  return (
    <>
      <PageHeader />
      <main className="centre-page">
        <h1>{t(`after.${end}.title`)}</h1>
        <p className="muted">{t(`after.${end}.text`)}</p>
        <div className="actions">
          {canReturn && (
            <button type="button" className="button primary" onClick={onRejoin}>
              {t('after.rejoin')}
            </button>
          )}
          {(end === 'ended' || end === 'left') && (
            <Link href={`/m/${meetingId}/report`} className={`button ${end === 'ended' ? 'primary' : ''}`}>
              <FileText size={18} aria-hidden />
              {t('after.report')}
            </Link>
          )}
          {recordingKeys().some((key) => key.meetingId === meetingId) && (
            <Link href="/recordings" className="button">
              <Clapperboard size={18} aria-hidden />
              {t('recording.list')}
            </Link>
          )}
          <Link href="/" className="button">
            {t('common.toStart')}
          </Link>
        </div>
        {(end === 'ended' || end === 'left') && seat !== null && (
          <>
            <FeedbackForm meetingId={meetingId} seat={seat} />
            <Tasks meetingId={meetingId} seat={seat} />
          </>
        )}
      </main>
    </>
  );
}

function Tasks({ meetingId, seat }: { readonly meetingId: string; readonly seat: Seat }) {
  const [party] = useState(() => ({ hostKey: loadHostKey(meetingId), seat }));
  return <TasksSection meetingId={meetingId} party={party} />;
}
