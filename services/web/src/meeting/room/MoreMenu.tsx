import {
  ChartBarBig,
  Ellipsis,
  Hand,
  Keyboard,
  Link,
  ListChecks,
  Maximize,
  MonitorUp,
  PhoneOff,
  PictureInPicture2,
  Settings,
} from 'lucide-react';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamUse } from '../../api/streams';
import { useStore } from '../../app/useStore';
import { Menu, MenuItem, MenuLine } from '../../design/Menu';
import { ScreenShare } from '../../media/local/screen-share';
import type { MeetingSession } from '../session/meeting-session';
import { toggleFullScreen } from './full-screen';
import { RecordingItem } from '../recording/RecordingItem';
import { StreamItems } from '../streams/StreamItems';
import { ReactionBar } from '../reactions/ReactionBar';
import { copyMeetingLink } from './meeting-link';
import { showInPicture } from './picture-in-picture';
import { toggleHand } from './toggle-hand';
import { Tool } from './Tool';
import type { Panel } from './Toolbar';
import { useNarrow } from './useNarrow';

interface Props {
  readonly session: MeetingSession;
  readonly room: RefObject<HTMLElement | null>;
  readonly onPanel: (panel: Panel) => void;
  readonly onDialog: (dialog: 'end' | 'settings' | 'shortcuts' | 'tasks' | StreamUse) => void;
}

/** What is needed less often, and on a phone what does not fit into the bar. */
export function MoreMenu({ session, room, onPanel, onDialog }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(await copyMeetingLink(session.meetingId));
    setTimeout(() => setCopied(false), 2_000);
  };
  const label = t(copied ? 'toolbar.linkCopied' : 'toolbar.more');
  return (
    <Menu trigger={<Tool label={label} icon={<Ellipsis aria-hidden />} />}>
      <ReactionBar session={session} />
      <MenuLine />
      {narrow && <NarrowItems session={session} onEnd={() => onDialog('end')} />}
      <MenuItem icon={<ChartBarBig size={18} aria-hidden />} onSelect={() => onPanel('polls')}>
        {t('poll.title')}
      </MenuItem>
      <MenuItem icon={<ListChecks size={18} aria-hidden />} onSelect={() => onDialog('tasks')}>
        {t('tasks.title')}
      </MenuItem>
      <RecordingItem session={session} />
      <StreamItems session={session} onStreams={onDialog} />
      <MenuItem icon={<Link size={18} aria-hidden />} onSelect={() => void copy()}>
        {t('toolbar.copyLink')}
      </MenuItem>
      <MenuItem icon={<Settings size={18} aria-hidden />} onSelect={() => onDialog('settings')}>
        {t('settings.title')}
      </MenuItem>
      {document.fullscreenEnabled && (
        <MenuItem
          icon={<Maximize size={18} aria-hidden />}
          onSelect={() => void toggleFullScreen(room.current)}
        >
          {t('toolbar.fullScreen')}
        </MenuItem>
      )}
      {document.pictureInPictureEnabled && (
        <MenuItem
          icon={<PictureInPicture2 size={18} aria-hidden />}
          onSelect={() => void showInPicture(session)}
        >
          {t('toolbar.pictureInPicture')}
        </MenuItem>
      )}
      {!narrow && (
        <MenuItem icon={<Keyboard size={18} aria-hidden />} onSelect={() => onDialog('shortcuts')}>
          {t('shortcuts.title')}
        </MenuItem>
      )}
    </Menu>
  );
}

function NarrowItems({ session, onEnd }: { readonly session: MeetingSession; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const self = useStore(session.state, (state) => state.self);
  const sharing = useStore(session.screen.state, ({ screen }) => screen !== null);
  const raised = self?.handRaisedAt !== undefined;
  return (
    <>
      <MenuItem icon={<Hand size={18} aria-hidden />} onSelect={() => toggleHand(session)}>
        {t(raised ? 'hand.lower' : 'hand.raise')}
      </MenuItem>
      {ScreenShare.isPossible && (
        <MenuItem icon={<MonitorUp size={18} aria-hidden />} onSelect={() => void session.toggleScreen()}>
          {t(sharing ? 'screen.stop' : 'screen.share')}
        </MenuItem>
      )}
      {self?.role === 'host' && (
        <MenuItem icon={<PhoneOff size={18} aria-hidden />} danger onSelect={onEnd}>
          {t('toolbar.endForAll')}
        </MenuItem>
      )}
      <MenuLine />
    </>
  );
}
