import { Ellipsis, Hand, MicOff, MonitorUp, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useStore } from '../../app/useStore';
import { Menu, MenuItem, MenuLine } from '../../design/Menu';
import { UNKNOWN_QUALITY } from '../../media/stats/connection-quality';
import { SmallAvatar } from '../room/Avatar';
import { QualityBars } from '../room/QualityBars';
import type { MeetingSession } from '../session/meeting-session';
import { actionsOn } from './person-actions';

interface Props {
  readonly session: MeetingSession;
  readonly person: Participant;
  readonly self: Participant | null;
  readonly onRemove: () => void;
  readonly onWhisper: () => void;
}

export function PersonRow({ session, person, self, onRemove, onWhisper }: Props) {
  const { t } = useTranslation();
  const quality = useStore(session.engine.stats.live, (stats) => stats.quality);
  const own = person.participantId === self?.participantId;
  const isPerson = person.kind === 'person';
  return (
    <li className="person-row">
      <SmallAvatar name={person.name} />
      <span className="person-name">
        {own ? t('room.you', { name: person.name }) : person.name}
        {person.role !== 'participant' && (
          <span className="muted small">{t(person.role === 'host' ? 'people.host' : 'people.coHost')}</span>
        )}
        {person.kind !== 'person' && <span className="muted small">{t(`people.${person.kind}`)}</span>}
      </span>
      {person.handRaisedAt !== undefined && (
        <Hand size={16} role="img" className="hand" aria-label={t('hand.isRaised')} />
      )}
      {person.screen === 'on' && <MonitorUp size={16} role="img" aria-label={t('screen.sharing')} />}
      {isPerson && person.microphone === 'off' && (
        <MicOff size={16} role="img" aria-label={t('room.muted')} />
      )}
      {isPerson && person.camera === 'off' && (
        <VideoOff size={16} role="img" aria-label={t('room.cameraOff')} />
      )}
      <QualityBars name={person.name} quality={quality.get(person.participantId) ?? UNKNOWN_QUALITY} />
      {!own && (isPerson || (self !== null && self.role !== 'participant')) && (
        <PersonMenu session={session} person={person} self={self} onRemove={onRemove} onWhisper={onWhisper} />
      )}
    </li>
  );
}

function PersonMenu({ session, person, self, onRemove, onWhisper }: Props) {
  const { t } = useTranslation();
  const actions = actionsOn(person, self);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="icon-button"
          aria-label={t('people.actions', { name: person.name })}
          title={t('people.actions', { name: person.name })}
        >
          <Ellipsis size={18} aria-hidden />
        </button>
      }
    >
      {person.kind === 'person' && <MenuItem onSelect={onWhisper}>{t('people.whisper')}</MenuItem>}
      {person.kind === 'person' && actions.length > 0 && <MenuLine />}
      {actions.map(({ key, message, danger }) => (
        <MenuItem
          key={key}
          danger={danger}
          onSelect={() => (key === 'remove' ? onRemove() : session.ask(message))}
        >
          {t(`people.action.${key}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
