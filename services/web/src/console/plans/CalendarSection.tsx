import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  drillCalendarFile,
  endSchedule,
  type DrillCalendar,
  type DrillDate,
  type DrillSchedule,
  type PlannedDrill,
} from '../../api/drill-schedules';
import { download } from '../../app/download';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { formatDateTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { Section } from '../alerts/Section';
import { useFetched } from '../alerts/useFetched';
import { consoleAuthorization } from '../console-authorization';
import { StateBadge } from '../StateBadge';
import { repeatOf } from './drill-repeat';
import { PlanDrillForm } from './PlanDrillForm';

const SHOWN = 10;

/** Drills that are planned, their next dates, and what became of those that have come. */
export function CalendarSection() {
  const { t } = useTranslation();
  const { state, again } = useFetched<DrillCalendar>('/api/v1/drill-schedules');
  const [ending, setEnding] = useState<DrillSchedule | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setFailed(null);
    try {
      await work();
    } catch (failure) {
      setFailed(failure instanceof Error ? failure.message : String(failure));
    }
  };
  const end = async (schedule: DrillSchedule) => {
    await attempt(async () => {
      await endSchedule(schedule.scheduleId, await consoleAuthorization());
    });
    again();
  };
  const save = () =>
    attempt(async () => {
      download('drills.ics', await drillCalendarFile(await consoleAuthorization()), 'text/calendar');
    });
  return (
    <Section title={t('drillCalendar.title')} state={state}>
      {({ allowed, schedules, dates }) => (
        <>
          <p className="muted small">{t(allowed ? 'drillCalendar.text' : 'drillCalendar.notAllowed')}</p>
          <PlanDrillForm onPlanned={again} />
          {failed !== null && <p role="alert">{t('console.act.failed', { why: failed })}</p>}
          {schedules.length === 0 && <p className="muted">{t('drillCalendar.none')}</p>}
          <ul className="plain-list">
            {schedules.map((planned) => (
              <ScheduleRow
                key={planned.schedule.scheduleId}
                planned={planned}
                onEnd={() => setEnding(planned.schedule)}
              />
            ))}
          </ul>
          {schedules.length > 0 && (
            <button type="button" className="button" onClick={() => void save()}>
              {t('drillCalendar.file')}
            </button>
          )}
          {dates.length > 0 && <Dates dates={dates.slice(0, SHOWN)} />}
          {ending !== null && (
            <ConfirmDialog
              open
              title={t('drillCalendar.endTitle')}
              text={t('drillCalendar.endText')}
              action={t('drillCalendar.end')}
              onConfirm={() => void end(ending)}
              onClose={() => setEnding(null)}
            />
          )}
        </>
      )}
    </Section>
  );
}

function ScheduleRow({ planned, onEnd }: { readonly planned: PlannedDrill; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const { schedule, nextDates } = planned;
  const repeat = repeatOf(schedule.start, schedule.rule);
  return (
    <li className="alerts-row">
      <div>
        <strong className="mono">{schedule.planId}</strong> · {t(`drills.fault.${schedule.fault}`)}
        <p className="muted small">
          {repeat === null ? (
            <span className="mono">{schedule.rule}</span>
          ) : (
            t(`drillCalendar.repeat.${repeat}`)
          )}{' '}
          · {schedule.zone} · {schedule.createdBy}
        </p>
        {nextDates.length === 0 ? (
          <p className="muted small">{t('drillCalendar.over')}</p>
        ) : (
          <ol className="plain-list numeric small" aria-label={t('drillCalendar.next')}>
            {nextDates.map((date) => (
              <li key={date}>
                <time dateTime={date}>{formatDateTime(currentLocale(), date)}</time>
              </li>
            ))}
          </ol>
        )}
      </div>
      {nextDates.length > 0 && (
        <button type="button" className="button" onClick={onEnd}>
          {t('drillCalendar.end')}
        </button>
      )}
    </li>
  );
}

function Dates({ dates }: { readonly dates: readonly DrillDate[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('drillCalendar.past')}</h3>
      <ul className="plain-list">
        {dates.map((date) => (
          <li key={`${date.scheduleId} ${date.at}`} className="alerts-row">
            <div>
              <time className="numeric" dateTime={date.at}>
                {formatDateTime(currentLocale(), date.at)}
              </time>
              {date.detail !== undefined && date.detail !== null && (
                <p className="small" lang="en">
                  {date.detail}
                </p>
              )}
            </div>
            <StateBadge health={health(date)} text={t(`drillCalendar.outcome.${date.outcome}`)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function health({ outcome }: DrillDate) {
  return outcome === 'begun' ? 'good' : outcome === 'beginning' ? 'unknown' : 'fair';
}
