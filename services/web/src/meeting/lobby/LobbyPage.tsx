import { DoorOpen, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Knocking } from '../../api/types';
import { useStore } from '../../app/useStore';
import { PageHeader } from '../../app/PageHeader';
import { formatTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { BlurNotice } from '../devices/BlurNotice';
import { DevicePickers } from '../devices/DevicePickers';
import { TakeOverNotice } from '../devices/TakeOverNotice';
import { CameraPreview } from '../prejoin/CameraPreview';
import { DeviceHelp } from '../prejoin/DeviceHelp';
import { RecordedNote } from '../recording/RecordedNote';
import type { MeetingSession } from '../session/meeting-session';
import '../prejoin/prejoin.css';

/** At the door: what one waits for, and time to set the camera right. Opens by itself when somebody admits. */
export function LobbyPage({
  session,
  waiting,
}: {
  readonly session: MeetingSession;
  readonly waiting: Knocking;
}) {
  const { t } = useTranslation();
  const { link, meeting } = useStore(session.state);
  const title = meeting?.title;
  return (
    <div className="prejoin-page">
      <PageHeader />
      <main className="prejoin">
        <div className="prejoin-preview">
          <CameraPreview local={session.local} />
          <DeviceHelp local={session.local} />
          <TakeOverNotice source={session.local.camera} />
          <TakeOverNotice source={session.local.microphone} />
          <BlurNotice blur={session.local.blur} />
          <DevicePickers local={session.local} />
        </div>
        <section className="prejoin-way-in lobby-page" aria-live="polite">
          <DoorOpen size={40} aria-hidden />
          <h1>{t(`lobby.page.${waiting.reason}.title`)}</h1>
          <p className="muted">{t(`lobby.page.${waiting.reason}.text`)}</p>
          <p className="muted small">
            {title === undefined || title === '' ? '' : `${title} · `}
            <span className="mono">{session.meetingId}</span> ·{' '}
            {t('lobby.page.since', { time: formatTime(currentLocale(), waiting.since) })}
          </p>
          {meeting?.recording !== undefined && <RecordedNote />}
          {link === 'reconnecting' && <p className="note fair">{t('lobby.page.reconnecting')}</p>}
          <button type="button" className="button" onClick={() => session.leave()}>
            <LogOut size={18} aria-hidden />
            {t('lobby.page.giveUp')}
          </button>
        </section>
      </main>
    </div>
  );
}
