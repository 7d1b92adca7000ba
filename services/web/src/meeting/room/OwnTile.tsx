import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { UNKNOWN_QUALITY } from '../../media/stats/connection-quality';
import type { MeetingSession } from '../session/meeting-session';
import { Avatar } from './Avatar';
import { NameTag } from './NameTag';
import { OwnVideo } from './OwnVideo';
import { QualityBars } from './QualityBars';
import { TileFrame, type Frame } from './TileFrame';
import { useSpeaking } from './useSpeaking';

interface Props {
  readonly session: MeetingSession;
  readonly self: Participant;
  readonly frame: Frame;
}

export function OwnTile({ session, self, frame }: Props) {
  const { t } = useTranslation();
  const camera = useStore(session.local.camera.state);
  const microphone = useStore(session.local.microphone.state);
  const quality = useStore(
    session.engine.stats.live,
    (stats) => stats.quality.get(self.participantId) ?? UNKNOWN_QUALITY,
  );
  const speaking = useSpeaking(microphone.on ? microphone.track : null);
  const name = t('room.you', { name: self.name });
  return (
    <TileFrame
      frame={frame}
      name={name}
      participantId={self.participantId}
      testId="own-tile"
      className={`own ${speaking ? 'speaking' : ''}`}
    >
      {camera.track === null ? (
        <Avatar name={self.name} note={null} />
      ) : (
        <div className="picture">
          <OwnVideo track={camera.track} label={t('prejoin.preview')} />
        </div>
      )}
      <NameTag name={name} muted={!microphone.on} handRaised={self.handRaisedAt !== undefined}>
        <QualityBars name={name} quality={quality} />
      </NameTag>
    </TileFrame>
  );
}
