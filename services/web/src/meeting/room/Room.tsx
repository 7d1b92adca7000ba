import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { StreamUse } from '../../api/streams';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { AnnouncementBanner } from '../announcements/AnnouncementBanner';
import { ChatPanel } from '../chat/ChatPanel';
import { SettingsSheet } from '../devices/SettingsSheet';
import { LobbyPage } from '../lobby/LobbyPage';
import { PeoplePanel } from '../people/PeoplePanel';
import { PollPanel } from '../polls/PollPanel';
import { RecordingNotice } from '../recording/RecordingNotice';
import { Reactions } from '../reactions/Reactions';
import type { MeetingSession } from '../session/meeting-session';
import type { End } from '../useMeeting';
import { StreamsSheet } from '../streams/StreamsSheet';
import { TasksSheet } from '../tasks/TasksSheet';
import { useLinkedSeat } from '../../tasks/useLinkedSeat';
import { AlonePanel } from './AlonePanel';
import { Notices } from './Notices';
import { ShortcutSheet } from './ShortcutSheet';
import { Stage } from './Stage';
import { Toasts } from './Toasts';
import { Toolbar, type Panel } from './Toolbar';
import { useIdle } from './useIdle';
import { useShortcuts } from './useShortcuts';
import { useView } from './useView';
import './room.css';
import './toolbar.css';
import './panels.css';

interface Props {
  readonly session: MeetingSession;
  readonly onEnd: (end: End) => void;
}

/** At the door until let in, then the meeting. */
export function Room({ session, onEnd }: Props) {
  const end = useStore(session.state, (state) => state.end);
  const waiting = useStore(session.state, (state) => state.waiting);
  useEffect(() => {
    if (end !== null) onEnd(end);
  }, [end, onEnd]);
  return waiting === null ? <Meeting session={session} /> : <LobbyPage session={session} waiting={waiting} />;
}

type Dialog = 'end' | 'settings' | 'shortcuts' | 'tasks' | StreamUse;

/** The meeting: the picture is the interface. */
function Meeting({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const others = useStore(session.state, (state) => state.others);
  const self = useStore(session.state, (state) => state.self);
  const screens = [...others, ...(self === null ? [] : [self])].filter((p) => p.screen === 'on').length;
  const view = useView(screens);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [whisperTo, setWhisperTo] = useState<string | null>(null);
  const room = useRef<HTMLDivElement>(null);
  // Stable, for a listener that is replaced while a key is handled misses that key.
  const toggle = useCallback((which: Panel) => setPanel((open) => (open === which ? null : which)), []);
  const showShortcuts = useCallback(() => setDialog('shortcuts'), []);
  const idle = useIdle() && panel === null;
  useLinkedSeat(session);
  useShortcuts(session, room, toggle, showShortcuts);
  const close = () => setPanel(null);
  const closeDialog = () => setDialog(null);
  const whisper = (participantId: string) => {
    setWhisperTo(participantId);
    setPanel('chat');
  };
  return (
    <div ref={room} className={`room ${idle ? 'idle' : ''} ${panel === null ? '' : 'with-panel'}`}>
      <main className="stage">
        <h1 className="visually-hidden">{t('meeting.title', { id: session.meetingId })}</h1>
        <div className="stage-head">
          <AnnouncementBanner session={session} />
          <RecordingNotice session={session} />
          <Notices
            session={session}
            onPeople={() => setPanel('people')}
            onPolls={panel === 'polls' ? null : () => setPanel('polls')}
          />
        </div>
        <Stage session={session} view={view} />
        <Toasts session={session} />
        <Reactions session={session} />
        {self !== null && others.length === 0 && <AlonePanel meetingId={session.meetingId} />}
      </main>
      {panel === 'chat' && <ChatPanel session={session} to={whisperTo} onTo={setWhisperTo} onClose={close} />}
      {panel === 'people' && <PeoplePanel session={session} onClose={close} onWhisper={whisper} />}
      {panel === 'polls' && <PollPanel session={session} onClose={close} />}
      <Toolbar
        session={session}
        view={view}
        screens={screens}
        panel={panel}
        room={room}
        onPanel={toggle}
        onDialog={setDialog}
      />
      <SettingsSheet session={session} view={view} open={dialog === 'settings'} onClose={closeDialog} />
      {(dialog === 'publish' || dialog === 'watch') && (
        <StreamsSheet session={session} use={dialog} onClose={closeDialog} />
      )}
      {dialog === 'tasks' && <TasksSheet session={session} onClose={closeDialog} />}
      <ShortcutSheet open={dialog === 'shortcuts'} onClose={closeDialog} />
      <ConfirmDialog
        open={dialog === 'end'}
        title={t('end.confirmTitle')}
        text={t('end.confirmText')}
        action={t('end.action')}
        onConfirm={() => session.ask({ type: 'end-meeting' })}
        onClose={closeDialog}
      />
    </div>
  );
}
