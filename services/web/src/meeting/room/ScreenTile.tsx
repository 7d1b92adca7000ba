import { MonitorUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';
import { Lanes } from './Lanes';
import { TileFrame, type Frame } from './TileFrame';

interface Props {
  readonly session: MeetingSession;
  readonly participant: Participant;
  readonly frame: Frame;
}

/** A screen that somebody else shares; all of it is shown, nothing cut off. */
export function ScreenTile({ session, participant: { participantId, name }, frame }: Props) {
  const { t } = useTranslation();
  const waiting = useStore(
    session.engine.remote.state,
    ({ picturedScreens }) => !picturedScreens.has(participantId),
  );
  const label = t('screen.of', { name });
  return (
    <TileFrame
      frame={frame}
      name={label}
      participantId={participantId}
      testId="screen-tile"
      className="screen"
    >
      <Lanes media={session.engine.remote.screenOf(participantId)} hidden={waiting} />
      {waiting && <p className="screen-waiting">{t('screen.coming', { name })}</p>}
      <ScreenTag label={label} />
    </TileFrame>
  );
}

/** One's own shared screen: a picture of it would show itself without end. */
export function OwnScreenTile({
  session,
  frame,
}: {
  readonly session: MeetingSession;
  readonly frame: Frame;
}) {
  const { t } = useTranslation();
  return (
    <TileFrame
      frame={frame}
      name={t('screen.own')}
      participantId={session.seat.participantId}
      testId="own-screen-tile"
      className="screen"
    >
      <div className="screen-own">
        <MonitorUp size={40} aria-hidden />
        <p>{t('screen.own')}</p>
        <button type="button" className="button danger" onClick={() => session.screen.stop()}>
          {t('screen.stop')}
        </button>
      </div>
    </TileFrame>
  );
}

function ScreenTag({ label }: { readonly label: string }) {
  return (
    <div className="name-tag">
      <MonitorUp size={14} aria-hidden />
      <span className="name-tag-name">{label}</span>
    </div>
  );
}
