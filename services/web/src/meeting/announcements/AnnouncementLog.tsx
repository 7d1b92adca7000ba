import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';

/** For hosts: what was announced, who confirmed it, who has not yet. */
export function AnnouncementLog({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const { announcements, others } = useStore(session.state);
  if (announcements.length === 0) return null;
  return (
    <ul className="announcement-log" aria-label={t('announce.sent')}>
      {announcements.toReversed().map(({ id, text, acknowledgedBy }) => {
        const missing = others.filter((person) => !acknowledgedBy.includes(person.participantId));
        return (
          <li key={id}>
            <p>{text}</p>
            <p className="muted small">
              {t('announce.confirmed', { count: acknowledgedBy.length })}
              {missing.length > 0 &&
                ` · ${t('announce.missing', { names: missing.map((person) => person.name).join(', ') })}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
