import { HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordingQuota } from '../api/recordings';
import { formatNumber } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

const TONES = { free: '', warned: ' fair', reached: ' poor' } as const;
const GIGABYTE = 1e9;

/** How much recordings take of what they may; nothing where there is no limit. */
export function QuotaNote({ quota }: { readonly quota: RecordingQuota | null }) {
  const { t } = useTranslation();
  if (quota?.allowedBytes == null) return null;
  const { usedBytes, allowedBytes, warningShare, level } = quota;
  const gigabytes = (bytes: number) => formatNumber(currentLocale(), bytes / GIGABYTE, 2);
  return (
    <div className={`note recording-quota${TONES[level]}`} role="status" data-testid="quota-note">
      <HardDrive size={16} aria-hidden />
      <span>
        {t(`recording.quota.${level}`, { used: gigabytes(usedBytes), allowed: gigabytes(allowedBytes) })}
      </span>
      <meter
        aria-label={t('recording.quota.bar')}
        max={allowedBytes}
        high={allowedBytes * warningShare}
        optimum={0}
        value={usedBytes}
      />
    </div>
  );
}
