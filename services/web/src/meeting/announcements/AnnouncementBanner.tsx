import { Megaphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { MeetingSession } from '../session/meeting-session';

/** What a host wants everybody to have read; stays until it is confirmed. */
export function AnnouncementBanner({ session }: { readonly session: MeetingSession }) {
  const { t } = useTranslation();
  const announcements = useStore(session.state, (state) => state.announcements);
  const own = session.seat.participantId;
  const open = announcements.find((made) => made.participantId !== own && !made.acknowledgedBy.includes(own));
  if (open === undefined) return null;
  return (
    <div className="note announcement with-actions" role="alert" data-testid="announcement">
      <Megaphone size={18} aria-hidden />
      <span>
        <strong>{t('announce.from', { name: open.name })}</strong> {open.text}
      </span>
      <button
        type="button"
        className="button small primary"
        onClick={() => session.ask({ type: 'acknowledge', announcementId: open.id })}
      >
        {t('announce.confirm')}
      </button>
    </div>
  );
}
