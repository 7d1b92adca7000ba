import {
  ChartBarBig,
  CloudOff,
  DoorOpen,
  Minimize2,
  ShieldAlert,
  TriangleAlert,
  Volume2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { LocalSourceState } from '../../media/local/local-source';
import type { MeetingSession } from '../session/meeting-session';
import { BlurNotice } from '../devices/BlurNotice';
import { TakeOverNotice } from '../devices/TakeOverNotice';
import { useLasting } from './useLasting';

interface Props {
  readonly session: MeetingSession;
  readonly onPeople: () => void;
  /** Null while the polls are in view. */
  readonly onPolls: (() => void) | null;
}

/** What is wrong right now, in plain words; stays as long as it is. */
export function Notices({ session, onPeople, onPolls }: Props) {
  const { t } = useTranslation();
  const link = useStore(session.state, (state) => state.link);
  const ceiling = useStore(session.state, (state) => state.ceiling);
  const connectivity = useStore(session.engine.state, (state) => state.connectivity);
  const soundBlocked = useStore(session.engine.remote.state, (remote) => remote.soundBlocked);
  const connecting = useLasting(connectivity === 'connecting', 4_000);
  const unprotected = useLasting(connectivity === 'unprotected', 10_000);
  const reconnecting = useLasting(link === 'reconnecting', 500);
  return (
    <div className="notices" aria-live="polite">
      {connectivity === 'interrupted' && (
        <Notice kind="poor" icon={<TriangleAlert size={16} aria-hidden />} text={t('notice.interrupted')} />
      )}
      {connecting && (
        <Notice kind="fair" icon={<TriangleAlert size={16} aria-hidden />} text={t('notice.connecting')} />
      )}
      {reconnecting && (
        <Notice kind="fair" icon={<CloudOff size={16} aria-hidden />} text={t('notice.reconnecting')} />
      )}
      {unprotected && (
        <Notice kind="" icon={<ShieldAlert size={16} aria-hidden />} text={t('notice.unprotected')} />
      )}
      {ceiling !== null && (
        <Notice
          kind=""
          icon={<Minimize2 size={16} aria-hidden />}
          text={t(ceiling.audioOnly ? 'notice.audioOnly' : 'notice.smallerPictures')}
        />
      )}
      {soundBlocked && (
        <button type="button" className="button primary" onClick={() => session.engine.remote.unlockSound()}>
          <Volume2 size={18} aria-hidden />
          {t('notice.soundBlocked')}
        </button>
      )}
      <DeviceNotice source="microphone" state={useStore(session.local.microphone.state)} />
      <DeviceNotice source="camera" state={useStore(session.local.camera.state)} />
      <TakeOverNotice source={session.local.microphone} />
      <TakeOverNotice source={session.local.camera} />
      <BlurNotice blur={session.local.blur} />
      <LobbyNotice session={session} onOpen={onPeople} />
      {onPolls !== null && <PollNotice session={session} onOpen={onPolls} />}
    </div>
  );
}

/** Hosts learn at once that somebody is at the door. */
function LobbyNotice({ session, onOpen }: { readonly session: MeetingSession; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const lobby = useStore(session.state, (state) => state.lobby);
  const [first] = lobby;
  if (first === undefined) return null;
  return (
    <div className="note with-actions" role="status" data-testid="lobby-notice">
      <DoorOpen size={16} aria-hidden />
      <span>{t('lobby.somebody', { count: lobby.length, name: first.name })}</span>
      {lobby.length === 1 && (
        <button
          type="button"
          className="button small primary"
          onClick={() => session.ask({ type: 'admit', participantId: first.participantId })}
        >
          {t('lobby.admit')}
        </button>
      )}
      <button type="button" className="button small" onClick={onOpen}>
        {t('lobby.show')}
      </button>
    </div>
  );
}

/** A question that waits for one's own answer. */
function PollNotice({ session, onOpen }: { readonly session: MeetingSession; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const polls = useStore(session.state, (state) => state.polls);
  const own = session.seat.participantId;
  const open = polls.find(
    (poll) => poll.closedAt === undefined && poll.participantId !== own && !poll.votedBy.includes(own),
  );
  if (open === undefined) return null;
  return (
    <div className="note with-actions" role="status" data-testid="poll-notice">
      <ChartBarBig size={16} aria-hidden />
      <span>{open.question}</span>
      <button type="button" className="button small primary" onClick={onOpen}>
        {t('poll.vote')}
      </button>
    </div>
  );
}

function DeviceNotice({ source, state }: { source: 'microphone' | 'camera'; state: LocalSourceState }) {
  const { t } = useTranslation();
  if (state.problem === null) return null;
  const text = `${t(`devices.${source}`)}: ${t(`devices.problem.${state.problem}`)}`;
  return <Notice kind="fair" icon={<TriangleAlert size={16} aria-hidden />} text={text} />;
}

function Notice({
  kind,
  icon,
  text,
}: {
  readonly kind: string;
  readonly icon: ReactNode;
  readonly text: string;
}) {
  return (
    <p className={`note ${kind}`} role="status">
      {icon}
      <span>{text}</span>
    </p>
  );
}
