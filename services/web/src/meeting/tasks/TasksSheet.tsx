import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../design/Sheet';
import { TasksSection } from '../../tasks/TasksSection';
import type { MeetingSession } from '../session/meeting-session';

interface Props {
  readonly session: MeetingSession;
  readonly onClose: () => void;
}

/** Follow-up tasks, written while everybody is there. */
export function TasksSheet({ session: { meetingId, seat }, onClose }: Props) {
  const { t } = useTranslation();
  const [party] = useState(() => ({ hostKey: null, seat }));
  return (
    <Sheet open title={t('tasks.title')} text={t('tasks.sheetText')} onClose={onClose}>
      <TasksSection meetingId={meetingId} party={party} titled={false} />
    </Sheet>
  );
}
