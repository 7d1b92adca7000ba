import { Disc } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingRecording } from '../../api/types';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';
import { useRecordingNotice } from './useRecordingNotice';

/** Stays for as long as the meeting is recorded; asks who has not said whether to be in it. */
export function RecordingNotice({ session }: { readonly session: MeetingSession }) {
  const meeting = useStore(session.state, (state) => state.meeting);
  const recordingToken = useStore(session.state, (state) => state.recordingToken);
  const recording = meeting?.recording;
  useRecordingNotice(session.meetingId, recording, recordingToken);
  return (
    <div className="notices" aria-live="assertive">
      {recording !== undefined && (
        <Recording key={recording.recordingId} session={session} recording={recording} />
      )}
    </div>
  );
}

function Recording({
  session,
  recording,
}: {
  readonly session: MeetingSession;
  readonly recording: MeetingRecording;
}) {
  const { t } = useTranslation();
  const seen = useStore(session.state, (state) => state.others).filter((person) => person.kind !== 'watcher');
  const [changing, setChanging] = useState(false);
  const consents = recording.consents ?? {};
  const said = consents[session.seat.participantId];
  const agreed = Object.values(consents).filter(Boolean).length;
  const say = (value: boolean) => {
    session.ask({ type: 'record-consent', agreed: value });
    setChanging(false);
  };
  return (
    <div className="note poor with-actions" role="status" data-testid="recording-notice">
      <Disc size={16} aria-hidden />
      {said === undefined || changing ? (
        <>
          <span>{t('recording.ask')}</span>
          <button type="button" className="button small primary" onClick={() => say(true)}>
            {t('recording.agree')}
          </button>
          <button type="button" className="button small" onClick={() => say(false)}>
            {t('recording.refuse')}
          </button>
        </>
      ) : (
        <>
          <span>
            <strong>{t('recording.on')}</strong> · {t(said ? 'recording.agreed' : 'recording.refused')} ·{' '}
            {t('recording.people', { count: agreed, all: seen.length + 1 })}
          </span>
          <button type="button" className="button small" onClick={() => setChanging(true)}>
            {t('recording.change')}
          </button>
        </>
      )}
    </div>
  );
}
