import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planDrill } from '../../api/drill-schedules';
import { FAULT_PLANS, FAULTS, type Drill } from '../../api/plans';
import { consoleAuthorization } from '../console-authorization';
import { REPEATS, repeatRule, type Repeat } from './drill-repeat';

/** Plans a drill on the clocks of whoever plans it. */
export function PlanDrillForm({ onPlanned }: { readonly onPlanned: () => void }) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<Drill['fault']>('kill');
  const [start, setStart] = useState('');
  const [repeat, setRepeat] = useState<Repeat>('once');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [failed, setFailed] = useState<string | null>(null);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const plan = async () => {
    setFailed(null);
    const rule = repeatRule(start, repeat);
    try {
      const wish = {
        planId: FAULT_PLANS[fault],
        fault,
        start,
        zone,
        ...(rule === undefined ? {} : { rule }),
      };
      await planDrill(wish, key, await consoleAuthorization());
      setKey(crypto.randomUUID());
      setStart('');
    } catch (failure) {
      setFailed(failure instanceof Error ? failure.message : String(failure));
    }
    onPlanned();
  };
  return (
    <details>
      <summary>{t('drillCalendar.plan')}</summary>
      <form
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          void plan();
        }}
      >
        <div className="field">
          <label htmlFor="drill-fault">{t('drillCalendar.fault')}</label>
          <select
            id="drill-fault"
            className="input"
            value={fault}
            onChange={(event) => setFault(FAULTS.find((one) => one === event.target.value) ?? 'kill')}
          >
            {FAULTS.map((one) => (
              <option key={one} value={one}>
                {t(`drills.fault.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="drill-start">{t('drillCalendar.start', { zone })}</label>
          <input
            id="drill-start"
            className="input"
            type="datetime-local"
            value={start}
            required
            onChange={(event) => setStart(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="drill-repeat">{t('drillCalendar.repeats')}</label>
          <select
            id="drill-repeat"
            className="input"
            value={repeat}
            onChange={(event) => setRepeat(REPEATS.find((one) => one === event.target.value) ?? 'once')}
          >
            {REPEATS.map((one) => (
              <option key={one} value={one}>
                {t(`drillCalendar.repeat.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button primary" disabled={start === ''}>
          {t('drillCalendar.plan')}
        </button>
      </form>
      {failed !== null && <p role="alert">{t('console.act.failed', { why: failed })}</p>}
    </details>
  );
}
