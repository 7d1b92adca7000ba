import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { actOnRun, type Plan, type PlanRun, type RunAct } from '../../api/plans';
import { PageHeader } from '../../app/PageHeader';
import { usePageTitle } from '../../app/usePageTitle';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { formatDateTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { Section } from '../alerts/Section';
import { useFetched } from '../alerts/useFetched';
import { consoleAuthorization } from '../console-authorization';
import { StateBadge } from '../StateBadge';
import { StepRow, type Said } from './StepRow';
import { isOver, runHealth } from './run-state';
import '../console.css';
import '../alerts/alerts.css';
import './plans.css';

/** A run of a plan as it goes on, and what a person can do about it. */
export default function RunPage({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  usePageTitle(t('plans.run'));
  const { state, again } = useFetched<PlanRun>(`/api/v1/plan-runs/${encodeURIComponent(runId)}`);
  return (
    <div className="console-page">
      <PageHeader>
        <h1 className="console-name">{t('plans.run')}</h1>
        <Link href="/console/plans" className="button">
          {t('plans.toPlans')}
        </Link>
      </PageHeader>
      <main className="alerts-page">
        <Section title={t('plans.run')} state={state}>
          {(run) => <Steps run={run} onActed={again} />}
        </Section>
      </main>
    </div>
  );
}

function Steps({ run, onActed }: { readonly run: PlanRun; readonly onActed: () => void }) {
  const { t } = useTranslation();
  const plan = useFetched<Plan>(`/api/v1/plans/${encodeURIComponent(run.planId)}`).state;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [confirming, setConfirming] = useState<'cancel' | 'roll-back' | null>(null);
  const act = async (what: RunAct, said: Said) => {
    setBusy(true);
    setFailed(null);
    try {
      await actOnRun(run.runId, what, said, await consoleAuthorization());
    } catch (failure) {
      setFailed(failure instanceof Error ? failure.message : String(failure));
    }
    setBusy(false);
    onActed();
  };
  const undoable = run.state !== 'rolling-back' && run.state !== 'rolled-back';
  return (
    <>
      <div className="run-head">
        <Link href={`/console/plans/${run.planId}`}>
          <strong className="mono">{run.planId}</strong>
        </Link>
        <span>{run.target.id}</span>
        <StateBadge health={runHealth(run.state)} text={t(`plans.runState.${run.state}`)} />
      </div>
      <p className="muted small numeric">
        {formatDateTime(currentLocale(), run.createdAt)} · {run.startedBy} · {run.responsible}
      </p>
      {run.waitsFor !== undefined && run.waitsFor !== null && <p lang="en">{run.waitsFor}</p>}
      {run.incidentId !== undefined && run.incidentId !== null && (
        <Link href={`/console?incident=${run.incidentId}`}>{t('plans.toIncident')}</Link>
      )}
      <ol className="step-list live" aria-live="polite">
        {run.steps.map((step) => (
          <StepRow
            key={step.stepId}
            run={run}
            plan={plan.name === 'ready' ? plan.value : null}
            step={step}
            busy={busy}
            onAct={(what, said) => void act(what, said)}
          />
        ))}
      </ol>
      {failed !== null && <p role="alert">{t('console.act.failed', { why: failed })}</p>}
      <div className="actions">
        {!isOver(run) && (
          <button type="button" className="button" disabled={busy} onClick={() => setConfirming('cancel')}>
            {t('plans.act.cancel')}
          </button>
        )}
        {undoable && (
          <button type="button" className="button" disabled={busy} onClick={() => setConfirming('roll-back')}>
            {t('plans.act.roll-back')}
          </button>
        )}
      </div>
      {confirming !== null && (
        <ConfirmDialog
          open
          title={t(`plans.confirm.${confirming}.title`)}
          text={t(`plans.confirm.${confirming}.text`)}
          action={t(`plans.act.${confirming}`)}
          onConfirm={() => void act(confirming, {})}
          onClose={() => setConfirming(null)}
        />
      )}
    </>
  );
}
