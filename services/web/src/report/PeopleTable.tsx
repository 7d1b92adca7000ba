import { useTranslation } from 'react-i18next';
import type { Report, ReportParticipant } from '../api/reports';
import { formatDuration, formatNumber, formatPercent, formatTimeWithSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';

export function PeopleTable({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const columns = ['joined', 'left', 'switches', 'interruption', 'loss', 'roundTrip', 'voice'] as const;
  return (
    <div className="card table-space" role="region" tabIndex={0} aria-label={t('report.people')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('report.column.name')}</th>
            <th scope="col" className="presence-column">
              {t('report.column.presence')}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`report.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.participants.map((person) => (
            <Row key={person.participantId} person={person} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ person, report }: { readonly person: ReportParticipant; readonly report: Report }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const { quality } = person;
  const or = (value: number | null | undefined, format: (value: number) => string) =>
    value == null ? '–' : format(value);
  return (
    <tr>
      <th scope="row">
        {person.name}
        {person.role === 'host' && <span className="muted small"> · {t('people.host')}</span>}
      </th>
      <td className="presence-column">
        <Presence person={person} report={report} />
      </td>
      <td className="number numeric">{formatTimeWithSeconds(locale, person.joinedAt)}</td>
      <td className="number numeric" title={t(`report.leftReason.${person.leftReason}`)}>
        {formatTimeWithSeconds(locale, person.leftAt)}
      </td>
      <td className="number numeric">{person.switches}</td>
      <td className="number numeric">
        {person.longestInterruptionMillis === 0
          ? '–'
          : formatDuration(locale, person.longestInterruptionMillis)}
      </td>
      <td className="number numeric">{or(quality.lossRatio, (v) => formatPercent(locale, v))}</td>
      <td className="number numeric">{or(quality.roundTripMillis, (v) => formatDuration(locale, v))}</td>
      <td className="number numeric">{or(quality.meanOpinionScore, (v) => formatNumber(locale, v, 1))}</td>
    </tr>
  );
}

/** When the person was there, drawn over the length of the meeting, with a mark for each switch. */
function Presence({ person, report }: { readonly person: ReportParticipant; readonly report: Report }) {
  const start = Date.parse(report.startedAt);
  const length = Math.max(1, Date.parse(report.endedAt) - start);
  const at = (instant: string) => ((Date.parse(instant) - start) / length) * 100;
  const from = Math.max(0, at(person.joinedAt));
  const switches = report.switches.filter((one) => one.participantId === person.participantId);
  return (
    <svg className="presence" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      <rect className="whole" x="0" y="4" width="100" height="2" />
      <rect
        className="there"
        x={from}
        y="2"
        width={Math.max(1, Math.min(100, at(person.leftAt)) - from)}
        height="6"
      />
      {switches.map((one, i) => (
        <rect key={i} className="switch" x={at(one.at)} y="0" width="0.8" height="10" />
      ))}
    </svg>
  );
}
