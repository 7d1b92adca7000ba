import { useTranslation } from 'react-i18next';
import type { Report } from '../api/reports';
import { Plot } from './Plot';
import { faultSpans, hasValues, plotData, type Measure } from './plot-data';

const MEASURES: readonly Measure[] = ['loss', 'roundTrip', 'voice'];

/** Loss, round trip and voice over the meeting, a line per person, faults shaded. */
export function QualityPlots({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const plots = MEASURES.map((measure) => ({ measure, data: plotData(report, measure) })).filter((plot) =>
    hasValues(plot.data),
  );
  const names = plots[0]?.data.names ?? [];
  if (plots.length === 0) return <p className="card report-empty muted">{t('report.noQuality')}</p>;
  return (
    <>
      <ul className="legend small">
        {names.map((name, i) => (
          <li key={i}>
            <i className="swatch" style={{ background: `var(--series-${(i % 6) + 1})` }} aria-hidden /> {name}
          </li>
        ))}
        {report.faults.length > 0 && (
          <li>
            <i className="swatch shaded" aria-hidden /> {t('report.faultSpan')}
          </li>
        )}
      </ul>
      <div className="plots">
        {plots.map(({ measure, data }) => (
          <figure key={measure} className="card plot">
            <figcaption>{t(`report.measure.${measure}`)}</figcaption>
            <Plot
              data={data}
              spans={faultSpans(report)}
              label={t(`report.measure.${measure}`)}
              measure={measure}
            />
          </figure>
        ))}
      </div>
    </>
  );
}
