import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FAULTS, startDrill, type Drill, type Drills } from '../../api/plans';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { formatDateTime, formatDuration } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { Section } from '../alerts/Section';
import { useFetched } from '../alerts/useFetched';
import { consoleAuthorization } from '../console-authorization';
import { StateBadge } from '../StateBadge';
import { drillTimes, gradeHealth } from './drill-times';

/** Drills with their grades; where the installation allows them, a way to make one. */
export function DrillSection() {
  const { t } = useTranslation();
  const { state, again } = useFetched<Drills>('/api/v1/drills');
  const [asking, setAsking] = useState<Drill['fault'] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const begin = async (fault: Drill['fault']) => {
    setFailed(null);
    try {
      await startDrill(fault, crypto.randomUUID(), await consoleAuthorization());
    } catch (failure) {
      setFailed(failure instanceof Error ? failure.message : String(failure));
    }
    again();
  };
  return (
    <Section title={t('drills.title')} state={state}>
      {({ allowed, drills }) => (
        <>
          <p className="muted small">{t(allowed ? 'drills.text' : 'drills.notAllowed')}</p>
          {allowed && (
            <div className="actions">
              {FAULTS.map((fault) => (
                <button key={fault} type="button" className="button" onClick={() => setAsking(fault)}>
                  {t(`drills.fault.${fault}`)}
                </button>
              ))}
            </div>
          )}
          {failed !== null && <p role="alert">{t('console.act.failed', { why: failed })}</p>}
          {drills.length === 0 && <p className="muted">{t('drills.none')}</p>}
          <ul className="plain-list">
            {drills.map((drill) => (
              <DrillRow key={drill.drillId} drill={drill} />
            ))}
          </ul>
          {asking !== null && (
            <ConfirmDialog
              open
              title={t(`drills.fault.${asking}`)}
              text={t('drills.confirm')}
              action={t(`drills.fault.${asking}`)}
              onConfirm={() => void begin(asking)}
              onClose={() => setAsking(null)}
            />
          )}
        </>
      )}
    </Section>
  );
}

function DrillRow({ drill }: { readonly drill: Drill }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const grade = drill.grade ?? null;
  return (
    <li className="alerts-row">
      <div>
        <strong className="mono">{drill.planId}</strong>
        <p className="muted small">
          {t('drills.when', { fault: t(`drills.fault.${drill.fault}`), target: drill.target ?? '–' })} ·{' '}
          <span className="numeric">{formatDateTime(locale, drill.createdAt)}</span>
        </p>
        <dl className="plan-targets">
          {drillTimes(drill).map(({ name, tookMillis, targetMillis }) => (
            <div key={name}>
              <dt>{t(`drills.measure.${name}`)}</dt>
              <dd className="numeric">
                {tookMillis === null && drill.state !== 'over'
                  ? t('drills.within', { target: formatDuration(locale, targetMillis) })
                  : t('drills.of', {
                      time: tookMillis === null ? t('drills.never') : formatDuration(locale, tookMillis),
                      target: formatDuration(locale, targetMillis),
                    })}
              </dd>
            </div>
          ))}
        </dl>
        {drill.detail !== undefined && drill.detail !== null && <p lang="en">{drill.detail}</p>}
      </div>
      <StateBadge
        health={gradeHealth(grade)}
        text={grade === null ? t(`drills.state.${drill.state}`) : t('drills.grade', { grade })}
      />
    </li>
  );
}
