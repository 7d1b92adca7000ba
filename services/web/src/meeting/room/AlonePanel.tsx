import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyMeetingLink, meetingLink } from './meeting-link';

/** While nobody else is here: the link to give to others. */
export function AlonePanel({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyMeetingLink(meetingId));
  return (
    <aside className="alone card" aria-label={t('room.aloneTitle')}>
      <h2>{t('room.aloneTitle')}</h2>
      <p className="muted small">{t('room.aloneText')}</p>
      <div className="alone-link">
        <output className="mono small">{meetingLink(meetingId).replace(/^https?:\/\//, '')}</output>
        <button type="button" className="button" onClick={() => void copy()}>
          {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
          {t(copied ? 'room.copied' : 'room.copy')}
        </button>
      </div>
    </aside>
  );
}
