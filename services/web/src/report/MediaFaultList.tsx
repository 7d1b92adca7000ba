import { useTranslation } from 'react-i18next';
import type { ReportMediaFault } from '../api/reports';
import { formatDuration, formatTimeWithSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { sentenceText } from './sentences';

/** What failed of people's own cameras, microphones and ways in, and how it ended. */
export function MediaFaultList({ faults }: { readonly faults: readonly ReportMediaFault[] }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  return (
    <ol className="troubles">
      {faults.map((fault) => (
        <li key={`${fault.from} ${fault.participantId} ${fault.part}`} className="card fault">
          <header className="fault-head">
            <h3>{t(`report.part.${fault.part}`)}</h3>
            <span className="muted small numeric">
              {t('report.troubleWhen', {
                from: formatTimeWithSeconds(locale, fault.from),
                duration: formatDuration(locale, Date.parse(fault.to) - Date.parse(fault.from)),
              })}
            </span>
          </header>
          <p>
            {sentenceText(fault.explanation)} {sentenceText(fault.ending)}
          </p>
        </li>
      ))}
    </ol>
  );
}
