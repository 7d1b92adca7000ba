import { useTranslation } from 'react-i18next';
import type { RecordingSummary } from '../api/recordings';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

/** That something of a recording is not as it was sealed. */
export function DamageNote({ recording }: { readonly recording: RecordingSummary }) {
  const { t } = useTranslation();
  const { findings, verifiedAt } = recording;
  if (findings == null || findings === 0 || verifiedAt == null) return null;
  return (
    <p className="note poor small">
      {t('recording.damaged', {
        count: findings,
        time: formatDateTime(currentLocale(), verifiedAt),
      })}
    </p>
  );
}
