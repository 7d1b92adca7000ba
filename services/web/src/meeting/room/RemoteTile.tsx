import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { UNKNOWN_QUALITY } from '../../media/stats/connection-quality';
import type { MeetingSession } from '../session/meeting-session';
import { Avatar } from './Avatar';
import { NameTag } from './NameTag';
import { QualityBars } from './QualityBars';

interface Props {
  readonly session: MeetingSession;
  readonly participant: Participant;
}

export function RemoteTile({ session, participant }: Props) {
  const { t } = useTranslation();
  const { participantId, name, camera, microphone } = participant;
  const { speaking, quality } = useStore(session.engine.stats.live);
  const { pictured } = useStore(session.engine.remote.state);
  const waiting = camera === 'on' && !pictured.has(participantId);
  const isSpeaking = microphone === 'on' && speaking.has(participantId);
  return (
    <li
      className={`tile ${isSpeaking ? 'speaking' : ''}`}
      data-testid="tile"
      data-participant-id={participantId}
      aria-label={name}
    >
      <Picture session={session} participantId={participantId} hidden={camera === 'off' || waiting} />
      {(camera === 'off' || waiting) && (
        <Avatar name={name} note={waiting ? t('room.pictureComing') : null} />
      )}
      <NameTag name={name} muted={microphone === 'off'}>
        <QualityBars name={name} quality={quality.get(participantId) ?? UNKNOWN_QUALITY} />
      </NameTag>
    </li>
  );
}

/** Hosts the two stacked videos, which live outside React. */
function Picture({
  session,
  participantId,
  hidden,
}: {
  session: MeetingSession;
  participantId: string;
  hidden: boolean;
}) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { element } = session.engine.remote.of(participantId);
    host.current?.append(element);
    session.engine.remote.of(participantId).replay();
  }, [session, participantId]);
  return <div ref={host} className={`picture ${hidden ? 'covered' : ''}`} />;
}
