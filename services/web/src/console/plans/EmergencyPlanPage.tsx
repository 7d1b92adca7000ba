import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Plan, PlanRun } from '../../api/plans';
import { PageHeader } from '../../app/PageHeader';
import { usePageTitle } from '../../app/usePageTitle';
import { formatDuration } from '../../i18n/format';
import { currentLanguage, currentLocale } from '../../i18n/i18n';
import { Section } from '../alerts/Section';
import { useFetched } from '../alerts/useFetched';
import { RunList } from './PlansPage';
import { StartForm } from './StartForm';
import { planDescription, planStepText, type Words } from './plan-words';
import { durationMillis } from './run-state';
import '../console.css';
import '../alerts/alerts.css';
import './plans.css';

/** One plan: what it does, its text, its runs; and a way to start or try it. */
export default function EmergencyPlanPage({ planId }: { readonly planId: string }) {
  const { t } = useTranslation();
  usePageTitle(planId);
  const url = `/api/v1/plans/${encodeURIComponent(planId)}`;
  const plan = useFetched<Plan>(url);
  const runs = useFetched<{ readonly runs: readonly PlanRun[] }>(
    `/api/v1/plan-runs?plan=${encodeURIComponent(planId)}`,
  );
  return (
    <div className="console-page">
      <PageHeader>
        <h1 className="console-name mono">{planId}</h1>
        <Link href="/console/plans" className="button">
          {t('plans.toPlans')}
        </Link>
      </PageHeader>
      <main className="alerts-page">
        <Section title={t('plans.what')} state={plan.state}>
          {(found) => <PlanFacts plan={found} />}
        </Section>
        <Section title={t('plans.runs')} state={runs.state}>
          {(found) => <RunList runs={found.runs} />}
        </Section>
      </main>
    </div>
  );
}

function PlanFacts({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const about = planDescription(plan, currentLanguage());
  return (
    <>
      <p lang={about.lang}>{about.text}</p>
      <dl className="plan-targets">
        {(['detect', 'mitigate', 'clear'] as const).map((target) => (
          <div key={target}>
            <dt>{t(`plans.target.${target}`)}</dt>
            <dd className="numeric">{formatDuration(locale, durationMillis(plan.targets[target]))}</dd>
          </div>
        ))}
        <div>
          <dt>{t('plans.responsible')}</dt>
          <dd>{plan.responsible}</dd>
        </div>
      </dl>
      <ol className="step-list">
        {plan.steps.map((step) => (
          <li key={step.id}>
            <Said words={planStepText(plan, step, currentLanguage())} />
            <p className="muted small">
              {t(`plans.action.${step.action}`)} ·{' '}
              {t('plans.within', { duration: formatDuration(locale, durationMillis(step.within)) })}
              {step.approval !== undefined && ` · ${t('plans.needsApproval', { role: step.approval })}`}
            </p>
          </li>
        ))}
      </ol>
      <StartForm plan={plan} />
      <details>
        <summary>{t('plans.file', { file: plan.source.file })}</summary>
        <pre lang="en" className="plan-text mono small">
          {plan.text}
        </pre>
      </details>
    </>
  );
}

function Said({ words }: { readonly words: Words }) {
  return <span lang={words.lang}>{words.text}</span>;
}
