import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Plan, PlanRun, PlansInForce } from '../../api/plans';
import { PageHeader } from '../../app/PageHeader';
import { usePageTitle } from '../../app/usePageTitle';
import { formatDateTime } from '../../i18n/format';
import { currentLanguage, currentLocale } from '../../i18n/i18n';
import { FileErrors } from '../alerts/FileErrors';
import { fileErrorText } from '../alerts/file-error-text';
import { Section } from '../alerts/Section';
import { useFetched } from '../alerts/useFetched';
import { StateBadge } from '../StateBadge';
import { CalendarSection } from './CalendarSection';
import { DrillSection } from './DrillSection';
import { planDescription } from './plan-words';
import { runHealth, waitsForPerson } from './run-state';
import '../console.css';
import '../alerts/alerts.css';
import './plans.css';

/** Emergency plans as they are in force, and what they have done lately. */
export default function PlansPage() {
  const { t } = useTranslation();
  usePageTitle(t('plans.title'));
  const plans = useFetched<PlansInForce>('/api/v1/plans');
  const runs = useFetched<{ readonly runs: readonly PlanRun[] }>('/api/v1/plan-runs');
  return (
    <div className="console-page">
      <PageHeader>
        <h1 className="console-name">{t('plans.title')}</h1>
        <Link href="/console" className="button">
          {t('alerts.toConsole')}
        </Link>
      </PageHeader>
      <main className="alerts-page plans-page">
        <Section title={t('plans.runs')} state={runs.state}>
          {(found) => <RunList runs={found.runs} />}
        </Section>
        <Section title={t('plans.inForce')} state={plans.state}>
          {({ errors, plans: all }) => (
            <>
              <FileErrors errors={errors.map(fileErrorText)} />
              <ul className="plain-list">
                {all.map((plan) => (
                  <PlanRow key={plan.id} plan={plan} />
                ))}
              </ul>
            </>
          )}
        </Section>
        <DrillSection />
        <CalendarSection />
      </main>
    </div>
  );
}

function PlanRow({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const about = planDescription(plan, currentLanguage());
  return (
    <li className="alerts-row">
      <div>
        <Link href={`/console/plans/${plan.id}`} className="plan-link">
          <strong className="mono">{plan.id}</strong>
        </Link>{' '}
        <span className="muted small">{t('plans.version', { version: plan.version })}</span>
        <p lang={about.lang}>{about.text}</p>
        <p className="muted small">
          {plan.rules.length === 0
            ? t('plans.byHand')
            : t('plans.startedBy', { rules: plan.rules.join(', ') })}
        </p>
      </div>
      {plan.lastRun !== undefined && <RunBadge run={plan.lastRun} />}
    </li>
  );
}

/** Runs with the newest first; who is waited for comes out. */
export function RunList({ runs }: { readonly runs: readonly PlanRun[] }) {
  const { t } = useTranslation();
  if (runs.length === 0) return <p className="muted">{t('plans.noRuns')}</p>;
  return (
    <ul className="plain-list">
      {runs.map((run) => (
        <li key={run.runId} className="alerts-row">
          <div>
            <Link href={`/console/plan-runs/${run.runId}`} className="plan-link">
              <strong className="mono">{run.planId}</strong> · {run.target.id}
            </Link>
            <p className="muted small numeric">{formatDateTime(currentLocale(), run.createdAt)}</p>
            {waitsForPerson(run) && <p className="waits">{t('plans.waitsForPerson')}</p>}
          </div>
          <RunBadge run={run} />
        </li>
      ))}
    </ul>
  );
}

function RunBadge({ run }: { readonly run: PlanRun }) {
  const { t } = useTranslation();
  return <StateBadge health={runHealth(run.state)} text={t(`plans.runState.${run.state}`)} />;
}
