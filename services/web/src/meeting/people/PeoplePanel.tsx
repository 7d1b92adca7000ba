import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { IconButton } from '../../design/IconButton';
import type { MeetingSession } from '../session/meeting-session';
import { AccessMenu } from './AccessMenu';
import { LobbyList } from './LobbyList';
import { PersonRow } from './PersonRow';
import { byHand } from './person-order';

interface Props {
  readonly session: MeetingSession;
  readonly onClose: () => void;
  readonly onWhisper: (participantId: string) => void;
}

/** Who is here, who waits, and for hosts what can be done about it. */
export function PeoplePanel({ session, onClose, onWhisper }: Props) {
  const { t } = useTranslation();
  const self = useStore(session.state, (state) => state.self);
  const others = useStore(session.state, (state) => state.others);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const everybody = byHand(self === null ? others : [self, ...others]);
  const host = self !== null && self.role !== 'participant';
  return (
    <aside className="panel" aria-label={t('people.title')}>
      <header className="panel-head">
        <h2>
          {t('people.title')} <span className="muted numeric">{everybody.length}</span>
        </h2>
        <IconButton label={t('common.close')} onClick={onClose}>
          <X size={20} aria-hidden />
        </IconButton>
      </header>
      <div className="panel-body">
        {host && <LobbyList session={session} />}
        <ul className="people" aria-label={t('people.title')}>
          {everybody.map((person) => (
            <PersonRow
              key={person.participantId}
              session={session}
              person={person}
              self={self}
              onRemove={() => setRemoving(person)}
              onWhisper={() => onWhisper(person.participantId)}
            />
          ))}
        </ul>
      </div>
      {host && <AccessMenu session={session} />}
      <ConfirmDialog
        open={removing !== null}
        title={t('people.removeTitle', { name: removing?.name ?? '' })}
        text={t('people.removeText')}
        action={t('people.removeAction')}
        onConfirm={() =>
          removing !== null && session.ask({ type: 'remove', participantId: removing.participantId })
        }
        onClose={() => setRemoving(null)}
      />
    </aside>
  );
}
