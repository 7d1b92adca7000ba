import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { dryRun, startRun, type DryRun, type Plan } from '../../api/plans';
import { consoleAuthorization } from '../console-authorization';

/** Where a plan starts by hand, or says what it would do. What moves meetings is started by incidents only. */
export function StartForm({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [domain, setDomain] = useState(plan.scope ?? 'relay');
  const [id, setId] = useState('');
  const [would, setWould] = useState<DryRun | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const target = { domain: domain.trim(), id: id.trim() };
  const whole = target.domain !== '' && target.id !== '';

  const attempt = async (work: () => Promise<void>) => {
    setFailed(null);
    try {
      await work();
    } catch (failure) {
      setFailed(failure instanceof Error ? failure.message : String(failure));
    }
  };
  const tell = () =>
    attempt(async () => setWould(await dryRun(plan.id, target, await consoleAuthorization())));
  const start = () =>
    attempt(async () => {
      const run = await startRun(plan.id, target, key, await consoleAuthorization());
      navigate(`/console/plan-runs/${run.runId}`);
    });

  return (
    <details>
      <summary>{t('plans.start')}</summary>
      <form className="start-form" onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor="plan-domain">{t('plans.targetDomain')}</label>
          <input
            id="plan-domain"
            className="input"
            value={domain}
            maxLength={60}
            onChange={(event) => setDomain(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="plan-id">{t('plans.targetId')}</label>
          <input
            id="plan-id"
            className="input"
            value={id}
            maxLength={100}
            onChange={(event) => setId(event.target.value)}
          />
        </div>
        <div className="actions">
          <button type="button" className="button" disabled={!whole} onClick={() => void tell()}>
            {t('plans.dryRun')}
          </button>
          {!plan.movesMeetings && (
            <button type="button" className="button primary" disabled={!whole} onClick={() => void start()}>
              {t('plans.startNow')}
            </button>
          )}
        </div>
        {plan.movesMeetings && <p className="muted small">{t('plans.byIncident')}</p>}
      </form>
      {failed !== null && <p role="alert">{t('console.act.failed', { why: failed })}</p>}
      {would !== null && (
        <ol className="step-list" aria-label={t('plans.dryRun')} lang="en">
          {would.steps.map((step) => (
            <li key={step.stepId}>
              {step.would}
              {step.onlyIf !== '' && <p className="muted small">{step.onlyIf}</p>}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
