import { useTranslation } from 'react-i18next';
import type { Plan, PlanRun, RunAct, StepRun } from '../../api/plans';
import { useNow } from '../../app/useNow';
import { formatDuration, formatTimeWithSeconds } from '../../i18n/format';
import { currentLanguage, currentLocale } from '../../i18n/i18n';
import { StateBadge } from '../StateBadge';
import { optionText, runStepText } from './plan-words';
import { stepActs, stepHealth } from './run-state';

export interface Said {
  readonly stepId?: string;
  readonly answer?: string;
}

/** One step: how far it is, until when, and the buttons of whoever is asked. */
export function StepRow({
  run,
  plan,
  step,
  busy,
  onAct,
}: {
  readonly run: PlanRun;
  /** As it is in force now; `null`: not known. */
  readonly plan: Plan | null;
  readonly step: StepRun;
  readonly busy: boolean;
  readonly onAct: (what: RunAct, said: Said) => void;
}) {
  const { t } = useTranslation();
  const acts = stepActs(run, step);
  const language = currentLanguage();
  const about = runStepText(plan, step, language);
  return (
    <li className={`step-row ${step.state}`} aria-current={acts.length > 0 ? 'step' : undefined}>
      <div className="run-head">
        <span lang={about.lang}>{about.text}</span>
        <StateBadge health={stepHealth(step.state)} text={t(`plans.stepState.${step.state}`)} />
      </div>
      <p className="muted small">
        {t(`plans.action.${step.action}`)}
        {step.by !== undefined && step.by !== null && ` · ${step.by}`}
        <Moments step={step} waiting={acts.length > 0} />
      </p>
      {step.detail !== undefined && step.detail !== null && (
        <p className="small" lang="en">
          {step.detail}
        </p>
      )}
      {acts.length > 0 && (
        <div className="actions">
          {acts.map((act) =>
            act === 'answer' ? (
              step.options.map((option) => (
                <button
                  key={option}
                  type="button"
                  className="button primary"
                  lang={optionText(plan, option, language).lang}
                  disabled={busy}
                  onClick={() => onAct('answer', { stepId: step.stepId, answer: option })}
                >
                  {optionText(plan, option, language).text}
                </button>
              ))
            ) : (
              <button
                key={act}
                type="button"
                className={act === 'approve' ? 'button primary' : 'button'}
                disabled={busy}
                onClick={() => onAct(act, { stepId: step.stepId })}
              >
                {t(`plans.act.${act}`)}
              </button>
            ),
          )}
        </div>
      )}
    </li>
  );
}

function Moments({ step, waiting }: { readonly step: StepRun; readonly waiting: boolean }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const locale = currentLocale();
  if (step.endedAt !== undefined && step.endedAt !== null)
    return <span className="numeric"> · {formatTimeWithSeconds(locale, step.endedAt)}</span>;
  if (!waiting || step.dueAt === undefined || step.dueAt === null) return null;
  const left = formatDuration(locale, Date.parse(step.dueAt) - now);
  return <span className="numeric"> · {t('plans.left', { duration: left })}</span>;
}
