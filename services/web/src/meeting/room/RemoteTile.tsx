import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { UNKNOWN_QUALITY } from '../../media/stats/connection-quality';
import type { MeetingSession } from '../session/meeting-session';
import { Avatar } from './Avatar';
import { Lanes } from './Lanes';
import { NameTag } from './NameTag';
import { QualityBars } from './QualityBars';
import { TileFrame, type Frame } from './TileFrame';

interface Props {
  readonly session: MeetingSession;
  readonly participant: Participant;
  readonly frame: Frame;
}

export function RemoteTile({ session, participant, frame }: Props) {
  const { t } = useTranslation();
  const { participantId, name, camera, microphone } = participant;
  const { live } = session.engine.stats;
  const speaking = useStore(live, (stats) => stats.speaking.has(participantId));
  const quality = useStore(live, (stats) => stats.quality.get(participantId) ?? UNKNOWN_QUALITY);
  const pictured = useStore(session.engine.remote.state, (remote) => remote.pictured.has(participantId));
  const unsent = useStore(session.state, (state) => state.ceiling?.audioOnly === true);
  const off = camera === 'off' || unsent;
  const waiting = !off && !pictured;
  const isSpeaking = microphone === 'on' && speaking;
  return (
    <TileFrame
      frame={frame}
      name={name}
      participantId={participantId}
      testId="tile"
      className={isSpeaking ? 'speaking' : ''}
    >
      <Lanes media={session.engine.remote.of(participantId)} hidden={off || waiting} />
      {(off || waiting) && <Avatar name={name} note={waiting ? t('room.pictureComing') : null} />}
      <NameTag name={name} muted={microphone === 'off'} handRaised={participant.handRaisedAt !== undefined}>
        <QualityBars name={name} quality={quality} />
      </NameTag>
    </TileFrame>
  );
}
