import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { UNKNOWN_QUALITY } from '../../media/stats/connection-quality';
import type { MeetingSession } from '../session/meeting-session';
import { Avatar } from './Avatar';
import { NameTag } from './NameTag';
import { OwnVideo } from './OwnVideo';
import { QualityBars } from './QualityBars';
import { useSpeaking } from './useSpeaking';

export function OwnTile({ session, self }: { readonly session: MeetingSession; readonly self: Participant }) {
  const { t } = useTranslation();
  const camera = useStore(session.local.camera.state);
  const microphone = useStore(session.local.microphone.state);
  const { quality } = useStore(session.engine.stats.live);
  const speaking = useSpeaking(microphone.on ? microphone.track : null);
  const name = t('room.you', { name: self.name });
  return (
    <li
      className={`tile own ${speaking ? 'speaking' : ''}`}
      data-testid="own-tile"
      data-participant-id={self.participantId}
      aria-label={name}
    >
      {camera.track === null ? (
        <Avatar name={self.name} note={null} />
      ) : (
        <div className="picture">
          <OwnVideo track={camera.track} label={t('prejoin.preview')} />
        </div>
      )}
      <NameTag name={name} muted={!microphone.on}>
        <QualityBars name={name} quality={quality.get(self.participantId) ?? UNKNOWN_QUALITY} />
      </NameTag>
    </li>
  );
}
