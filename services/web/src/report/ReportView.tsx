import { CircleCheck, FileJson, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportUrl, type Report } from '../api/reports';
import { FeedbackSection } from '../feedback/FeedbackSection';
import { formatDateTime, formatDuration, formatTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { loadHostKey } from '../meeting/session/seat';
import { TasksSection } from '../tasks/TasksSection';
import { FaultCard } from './FaultCard';
import { FollowUps } from './FollowUps';
import { MediaFaultList } from './MediaFaultList';
import { PeopleTable } from './PeopleTable';
import { QualityPlots } from './QualityPlots';
import { sentenceText } from './sentences';
import { TroubleList } from './TroubleList';

const LOOK = { clean: 'good', handled: 'fair', troubled: 'poor' } as const;

export function ReportView({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const [hosts] = useState(() => ({ hostKey: loadHostKey(report.meetingId), seat: null }));
  return (
    <main className="report">
      <Head report={report} />
      <Headline report={report} />
      {report.faults.length > 0 && (
        <section className="report-section" aria-labelledby="faults-title">
          <h2 id="faults-title">{t('report.faults')}</h2>
          {report.faults.map((fault) => (
            <FaultCard key={fault.incidentId} fault={fault} />
          ))}
        </section>
      )}
      {report.troubles != null && report.troubles.length > 0 && (
        <section className="report-section" aria-labelledby="troubles-title">
          <h2 id="troubles-title">{t('report.troubles')}</h2>
          <TroubleList troubles={report.troubles} />
        </section>
      )}
      {report.mediaFaults != null && report.mediaFaults.length > 0 && (
        <section className="report-section" aria-labelledby="media-title">
          <h2 id="media-title">{t('report.mediaFaults')}</h2>
          <MediaFaultList faults={report.mediaFaults} />
        </section>
      )}
      <section className="report-section" aria-labelledby="people-title">
        <h2 id="people-title">{t('report.people')}</h2>
        <PeopleTable report={report} />
      </section>
      <section className="report-section" aria-labelledby="quality-title">
        <h2 id="quality-title">{t('report.quality')}</h2>
        <QualityPlots report={report} />
      </section>
      {hosts.hostKey === null ? (
        <FollowUps tasks={report.tasks ?? []} />
      ) : (
        <TasksSection meetingId={report.meetingId} party={hosts} />
      )}
      <FeedbackSection meetingId={report.meetingId} />
    </main>
  );
}

function Head({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const { meetingId, title, startedAt, endedAt } = report;
  return (
    <header className="report-head">
      <div>
        <h1>{title == null || title === '' ? t('report.title') : title}</h1>
        <p className="muted numeric">
          {formatDateTime(locale, startedAt)} – {formatTime(locale, endedAt)} ·{' '}
          <span className="mono">{meetingId}</span>
        </p>
      </div>
      <a className="button" href={reportUrl(meetingId)} target="_blank" rel="noreferrer">
        <FileJson size={18} aria-hidden />
        {t('report.json')}
      </a>
    </header>
  );
}

function Headline({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const Icon = { clean: CircleCheck, handled: ShieldCheck, troubled: TriangleAlert }[report.verdict];
  const figures = [
    ['duration', formatDuration(locale, report.durationSeconds * 1_000)],
    ['peopleCount', report.participants.length],
    ['faultCount', report.faults.length],
    ['longest', formatDuration(locale, report.longestInterruptionMillis)],
  ] as const;
  return (
    <section className={`headline ${LOOK[report.verdict]}`} aria-label={t('report.headline')}>
      <Icon size={28} aria-hidden />
      <div>
        <p className="headline-text">{sentenceText(report.headline)}</p>
        {report.sentences.map((sentence, i) => (
          <p key={i}>{sentenceText(sentence)}</p>
        ))}
      </div>
      <dl className="headline-figures numeric">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`report.figure.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
