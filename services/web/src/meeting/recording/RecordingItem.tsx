import { CircleStop, Disc } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { MenuItem } from '../../design/Menu';
import type { MeetingSession } from '../session/meeting-session';

/** Hosts begin and end a recording. */
export function RecordingItem({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const { self, meeting } = useStore(session.state);
  if (self === null || self.role === 'participant') return null;
  const on = meeting?.recording !== undefined;
  return (
    <MenuItem
      icon={on ? <CircleStop size={18} aria-hidden /> : <Disc size={18} aria-hidden />}
      onSelect={() =>
        session.ask(on ? { type: 'record-stop' } : { type: 'record-start', id: crypto.randomUUID() })
      }
    >
      {t(on ? 'recording.stop' : 'recording.start')}
    </MenuItem>
  );
}
