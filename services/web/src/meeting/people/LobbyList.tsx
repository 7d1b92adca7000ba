import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { SmallAvatar } from '../room/Avatar';
import type { MeetingSession } from '../session/meeting-session';

/** Those at the door, for a host to let in or not. */
export function LobbyList({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const lobby = useStore(session.state, (state) => state.lobby);
  if (lobby.length === 0) return null;
  return (
    <section className="lobby-list" aria-label={t('lobby.title')}>
      <header>
        <h3>
          {t('lobby.title')} <span className="muted numeric">{lobby.length}</span>
        </h3>
        {lobby.length > 1 && (
          <button
            type="button"
            className="button small primary"
            onClick={() => session.ask({ type: 'admit-all' })}
          >
            {t('lobby.admitAll')}
          </button>
        )}
      </header>
      <ul>
        {lobby.map(({ participantId, name }) => (
          <li key={participantId} className="person-row">
            <SmallAvatar name={name} />
            <span className="person-name">{name}</span>
            <button
              type="button"
              className="button small"
              aria-label={t('lobby.denyOne', { name })}
              onClick={() => session.ask({ type: 'deny', participantId })}
            >
              {t('lobby.deny')}
            </button>
            <button
              type="button"
              className="button small primary"
              aria-label={t('lobby.admitOne', { name })}
              onClick={() => session.ask({ type: 'admit', participantId })}
            >
              {t('lobby.admit')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
