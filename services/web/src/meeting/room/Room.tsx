import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import type { MeetingSession } from '../session/meeting-session';
import type { End } from '../useMeeting';
import { AlonePanel } from './AlonePanel';
import { ChatPanel } from './ChatPanel';
import { Grid } from './Grid';
import { Notices } from './Notices';
import { PeoplePanel } from './PeoplePanel';
import { Toasts } from './Toasts';
import { Toolbar, type Panel } from './Toolbar';
import { useIdle } from './useIdle';
import { useShortcuts } from './useShortcuts';
import './room.css';
import './panels.css';

interface Props {
  readonly session: MeetingSession;
  readonly onEnd: (end: End) => void;
}

/** The meeting: the picture is the interface. */
export function Room({ session, onEnd }: Props) {
  const { t } = useTranslation();
  const { end, others, self } = useStore(session.state);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [confirmEnd, setConfirmEnd] = useState(false);
  // Stable, for a listener that is replaced while a key is handled misses that key.
  const toggle = useCallback((which: Panel) => setPanel((open) => (open === which ? null : which)), []);
  const idle = useIdle() && panel === null;
  useShortcuts(session, toggle);
  useEffect(() => {
    if (end !== null) onEnd(end);
  }, [end, onEnd]);
  return (
    <div className={`room ${idle ? 'idle' : ''} ${panel === null ? '' : 'with-panel'}`}>
      <main className="stage">
        <h1 className="visually-hidden">{t('meeting.title', { id: session.meetingId })}</h1>
        <Notices session={session} />
        <Grid session={session} />
        {self !== null && others.length === 0 && <AlonePanel meetingId={session.meetingId} />}
      </main>
      {panel === 'chat' && <ChatPanel session={session} onClose={() => setPanel(null)} />}
      {panel === 'people' && <PeoplePanel session={session} onClose={() => setPanel(null)} />}
      <Toolbar session={session} panel={panel} onPanel={toggle} onEndForAll={() => setConfirmEnd(true)} />
      <Toasts session={session} />
      <ConfirmDialog
        open={confirmEnd}
        title={t('end.confirmTitle')}
        text={t('end.confirmText')}
        action={t('end.action')}
        onConfirm={() => session.endForAll()}
        onClose={() => setConfirmEnd(false)}
      />
    </div>
  );
}
