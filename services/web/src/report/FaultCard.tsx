import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportFault } from '../api/reports';
import { formatDuration, formatTimeWithSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { phasesOf, type Phase } from './fault-phases';
import { sentenceText } from './sentences';

/** One fault: what broke, what was done, how long each step took, what to change. */
export function FaultCard({ fault }: { readonly fault: ReportFault }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  return (
    <article className="card fault">
      <header className="fault-head">
        <h3>{t(`report.rule.${fault.rule}` as 'report.rule.relay-lost', { defaultValue: fault.rule })}</h3>
        <span className="muted small numeric">
          {formatTimeWithSeconds(locale, fault.times.beganAt)} ·{' '}
          <span className="mono">{fault.cause.id}</span>
        </span>
      </header>
      <p>{sentenceText(fault.explanation)}</p>
      <Phases fault={fault} />
      {fault.advice.map((advice, i) => (
        <p key={i} className="note">
          <Lightbulb size={16} aria-hidden />
          <span>{sentenceText(advice)}</span>
        </p>
      ))}
      <details className="fault-details">
        <summary>{t('report.details', { count: fault.evidence.length + fault.actions.length })}</summary>
        <Happened
          title={t('report.actions')}
          items={fault.actions.map((a) => ({ at: a.at, who: a.by, text: a.text }))}
        />
        <Happened
          title={t('report.evidence')}
          items={fault.evidence.map((e) => ({ at: e.at, who: e.source, text: e.text }))}
        />
      </details>
    </article>
  );
}

function Phases({ fault }: { readonly fault: ReportFault }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const phases = phasesOf(fault.durations);
  const { totalMillis } = fault.durations;
  const line = (phase: Phase) => `${t(`report.phase.${phase.name}`)} ${formatDuration(locale, phase.millis)}`;
  return (
    <figure className="phases">
      <div className="phases-bar" role="img" aria-label={phases.map(line).join(', ')}>
        {phases.map((phase) => (
          <span key={phase.name} className={phase.name} style={{ flexGrow: phase.share }} />
        ))}
      </div>
      <figcaption className="phases-words small numeric">
        {phases.map((phase) => (
          <span key={phase.name}>
            <i className={`swatch ${phase.name}`} aria-hidden /> {line(phase)}
          </span>
        ))}
        <span className="muted">
          {totalMillis == null
            ? t('report.stillOpen')
            : t('report.total', { duration: formatDuration(locale, totalMillis) })}
        </span>
      </figcaption>
    </figure>
  );
}

function Happened({
  title,
  items,
}: {
  title: string;
  items: readonly { at: string; who: string; text: string }[];
}) {
  if (items.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ol>
        {items.map((item, i) => (
          <li key={i}>
            <time className="numeric muted small" dateTime={item.at}>
              {formatTimeWithSeconds(currentLocale(), item.at)}
            </time>
            <span>
              {item.text} <span className="muted small">{item.who}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
