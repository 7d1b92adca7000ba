import { Link, LogOut, MessageSquare, Mic, MicOff, PhoneOff, Users, Video, VideoOff } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';
import { toggleSource } from '../toggle-source';
import { copyMeetingLink } from './meeting-link';
import { useUnread } from './useUnread';

export type Panel = 'chat' | 'people';

interface Props {
  readonly session: MeetingSession;
  readonly panel: Panel | null;
  readonly onPanel: (panel: Panel) => void;
  readonly onEndForAll: () => void;
}

/** The tool bar people know: picture over word, in one row. */
export function Toolbar({ session, panel, onPanel, onEndForAll }: Props) {
  const { t } = useTranslation();
  const { self, others } = useStore(session.state);
  const unread = useUnread(session, panel === 'chat');
  return (
    <div className="toolbar" role="toolbar" aria-label={t('toolbar.label')}>
      <OwnMedia session={session} />
      <Tool
        label={t('toolbar.chat')}
        icon={<MessageSquare aria-hidden />}
        shortcut="c"
        expanded={panel === 'chat'}
        badge={unread}
        badgeLabel={t('toolbar.unread', { count: unread })}
        onClick={() => onPanel('chat')}
      />
      <Tool
        label={t('toolbar.people')}
        icon={<Users aria-hidden />}
        shortcut="p"
        expanded={panel === 'people'}
        badge={others.length + 1}
        badgeLabel={t('room.participants', { count: others.length + 1 })}
        quietBadge
        onClick={() => onPanel('people')}
      />
      <CopyLink meetingId={session.meetingId} />
      {self?.role === 'host' && (
        <Tool label={t('toolbar.endForAll')} icon={<PhoneOff aria-hidden />} danger onClick={onEndForAll} />
      )}
      <Tool label={t('toolbar.leave')} icon={<LogOut aria-hidden />} danger onClick={() => session.leave()} />
    </div>
  );
}

function OwnMedia({ session: { local } }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const microphone = useStore(local.microphone.state);
  const camera = useStore(local.camera.state);
  return (
    <>
      <Tool
        label={t(microphone.on ? 'toolbar.mute' : 'toolbar.unmute')}
        icon={microphone.on ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        shortcut="m"
        off={!microphone.on}
        onClick={() => toggleSource(local.microphone)}
      />
      <Tool
        label={t(camera.on ? 'toolbar.stopVideo' : 'toolbar.startVideo')}
        icon={camera.on ? <Video aria-hidden /> : <VideoOff aria-hidden />}
        shortcut="v"
        off={!camera.on}
        onClick={() => toggleSource(local.camera)}
      />
    </>
  );
}

function CopyLink({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(await copyMeetingLink(meetingId));
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <Tool
      label={t(copied ? 'toolbar.linkCopied' : 'toolbar.copyLink')}
      icon={<Link aria-hidden />}
      onClick={() => void copy()}
    />
  );
}

interface ToolProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly shortcut?: string;
  readonly expanded?: boolean;
  readonly off?: boolean;
  readonly danger?: boolean;
  readonly badge?: number;
  readonly badgeLabel?: string;
  readonly quietBadge?: boolean;
}

function Tool(props: ToolProps) {
  const { label, icon, onClick, shortcut, expanded, off, danger, badge = 0, badgeLabel, quietBadge } = props;
  const kind = danger === true ? 'danger' : off === true ? 'off' : '';
  return (
    <button
      type="button"
      className={`tool ${kind}`}
      aria-keyshortcuts={shortcut}
      aria-expanded={expanded}
      title={shortcut === undefined ? label : `${label} (${shortcut.toUpperCase()})`}
      onClick={onClick}
    >
      <span className="tool-icon">{icon}</span>
      <span className="tool-word">{label}</span>
      {badge > 0 && (
        <span
          className={quietBadge === true ? 'badge quiet numeric' : 'badge numeric'}
          title={badgeLabel}
          aria-hidden
        >
          {badge > 99 ? '99+' : badge}
        </span>
      )}
    </button>
  );
}
