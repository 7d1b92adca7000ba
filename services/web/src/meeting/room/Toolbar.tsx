import {
  Hand,
  LogOut,
  MessageSquare,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  PhoneOff,
  Users,
  Video,
  VideoOff,
} from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamUse } from '../../api/streams';
import { useStore } from '../../app/useStore';
import { ScreenShare } from '../../media/local/screen-share';
import type { MeetingSession } from '../session/meeting-session';
import { toggleSource } from '../toggle-source';
import { LayoutMenu } from './LayoutMenu';
import { MoreMenu } from './MoreMenu';
import { toggleHand } from './toggle-hand';
import { Tool } from './Tool';
import { useUnread } from './useUnread';
import type { View } from './useView';

export type Panel = 'chat' | 'people' | 'polls';

interface Props {
  readonly session: MeetingSession;
  readonly view: View;
  /** How many are shared right now. */
  readonly screens: number;
  readonly panel: Panel | null;
  readonly room: RefObject<HTMLElement | null>;
  readonly onPanel: (panel: Panel) => void;
  readonly onDialog: (dialog: 'end' | 'settings' | 'shortcuts' | 'tasks' | StreamUse) => void;
}

/** The tool bar people know: picture over word, in one row. */
export function Toolbar({ session, view, screens, panel, room, onPanel, onDialog }: Props) {
  const { t } = useTranslation();
  const self = useStore(session.state, (state) => state.self);
  const others = useStore(session.state, (state) => state.others);
  const unread = useUnread(session, panel === 'chat');
  const raised = self?.handRaisedAt !== undefined;
  return (
    <footer className="tools">
      <div className="toolbar" role="toolbar" aria-label={t('toolbar.label')}>
        <OwnMedia session={session} />
        <ShareScreen session={session} />
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
        <Tool
          wide
          label={t(raised ? 'hand.lower' : 'hand.raise')}
          icon={<Hand aria-hidden className={raised ? 'hand' : ''} />}
          shortcut="h"
          aria-pressed={raised}
          onClick={() => toggleHand(session)}
        />
        <LayoutMenu view={view} canPresent={screens > 0} />
        <MoreMenu session={session} room={room} onPanel={onPanel} onDialog={onDialog} />
        {self?.role === 'host' && (
          <Tool
            wide
            danger
            label={t('toolbar.endForAll')}
            icon={<PhoneOff aria-hidden />}
            onClick={() => onDialog('end')}
          />
        )}
        <Tool
          label={t('toolbar.leave')}
          icon={<LogOut aria-hidden />}
          danger
          onClick={() => session.leave()}
        />
      </div>
    </footer>
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

/** Absent where the browser cannot share, as on phones. */
function ShareScreen({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const sharing = useStore(session.screen.state, ({ screen }) => screen !== null);
  if (!ScreenShare.isPossible) return null;
  return (
    <Tool
      wide
      label={t(sharing ? 'screen.stop' : 'screen.share')}
      icon={sharing ? <MonitorX aria-hidden /> : <MonitorUp aria-hidden />}
      shortcut="s"
      aria-pressed={sharing}
      onClick={() => void session.toggleScreen()}
    />
  );
}
