import { useTranslation } from 'react-i18next';
import type { ReportTrouble } from '../api/reports';
import { formatDuration, formatTimeWithSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { sentenceText } from './sentences';

/** Every time people suffered: who, why, and who was compared to know. */
export function TroubleList({ troubles }: { readonly troubles: readonly ReportTrouble[] }) {
  return (
    <ol className="troubles">
      {troubles.map((trouble) => (
        <li key={`${trouble.from} ${trouble.causeId}`} className="card fault">
          <Trouble trouble={trouble} />
        </li>
      ))}
    </ol>
  );
}

function Trouble({ trouble }: { readonly trouble: ReportTrouble }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const millis = Date.parse(trouble.to) - Date.parse(trouble.from);
  return (
    <>
      <header className="fault-head">
        <h3>{t(`report.causeDomain.${trouble.domain}`)}</h3>
        <span className="muted small numeric">
          {t('report.troubleWhen', {
            from: formatTimeWithSeconds(locale, trouble.from),
            duration: formatDuration(locale, millis),
          })}
        </span>
      </header>
      <p>{sentenceText(trouble.explanation)}</p>
      <p className="muted small">{trouble.evidence.map(sentenceText).join(' ')}</p>
    </>
  );
}
