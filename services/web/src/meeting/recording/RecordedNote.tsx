import { Disc } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** For those who are not in the meeting yet. */
export function RecordedNote() {
  const { t } = useTranslation();
  return (
    <p className="note poor" role="status" data-testid="recorded-note">
      <Disc size={16} aria-hidden />
      <span>{t('recording.will')}</span>
    </p>
  );
}
