import { MicOff, UserX, VideoOff, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { IconButton } from '../../design/IconButton';
import { UNKNOWN_QUALITY } from '../../media/stats/connection-quality';
import type { MeetingSession } from '../session/meeting-session';
import { hueOf, initial } from './Avatar';
import { QualityBars } from './QualityBars';

interface Props {
  readonly session: MeetingSession;
  readonly onClose: () => void;
}

export function PeoplePanel({ session, onClose }: Props) {
  const { t } = useTranslation();
  const { self, others } = useStore(session.state);
  const { quality } = useStore(session.engine.stats.live);
  const [removing, setRemoving] = useState<Participant | null>(null);
  const everybody = self === null ? others : [self, ...others];
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
      <ul className="panel-body people">
        {everybody.map((person) => (
          <Person key={person.participantId} person={person} own={person === self}>
            <QualityBars name={person.name} quality={quality.get(person.participantId) ?? UNKNOWN_QUALITY} />
            {self?.role === 'host' && person !== self && (
              <IconButton
                label={t('people.remove', { name: person.name })}
                onClick={() => setRemoving(person)}
              >
                <UserX size={18} aria-hidden />
              </IconButton>
            )}
          </Person>
        ))}
      </ul>
      <ConfirmDialog
        open={removing !== null}
        title={t('people.removeTitle', { name: removing?.name ?? '' })}
        text={t('people.removeText')}
        action={t('people.removeAction')}
        onConfirm={() => removing !== null && session.remove(removing.participantId)}
        onClose={() => setRemoving(null)}
      />
    </aside>
  );
}

interface PersonProps {
  readonly person: Participant;
  readonly own: boolean;
  readonly children: React.ReactNode;
}

function Person({ person, own, children }: PersonProps) {
  const { t } = useTranslation();
  const style = { '--hue': hueOf(person.name) } as React.CSSProperties;
  return (
    <li className="person-row">
      <span className="avatar small" style={style} aria-hidden>
        {initial(person.name)}
      </span>
      <span className="person-name">
        {own ? t('room.you', { name: person.name }) : person.name}
        {person.role === 'host' && <span className="muted small">{t('people.host')}</span>}
      </span>
      {person.microphone === 'off' && <MicOff size={16} role="img" aria-label={t('room.muted')} />}
      {person.camera === 'off' && <VideoOff size={16} role="img" aria-label={t('room.cameraOff')} />}
      {children}
    </li>
  );
}
