import { useTranslation } from 'react-i18next';
import type { RecordingSummary } from '../api/recordings';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

/** That a recording is held, since when and why. */
export function HoldNote({ recording }: { readonly recording: RecordingSummary }) {
  const { t } = useTranslation();
  if (!recording.held) return null;
  const { hold } = recording;
  return (
    <p className="small recording-hold">
      {hold == null
        ? t('recording.held')
        : t('recording.heldSince', { time: formatDateTime(currentLocale(), hold.at) })}
      {hold?.reason != null && ` ${t('recording.heldReason', { reason: hold.reason })}`}
    </p>
  );
}
