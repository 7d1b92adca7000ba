import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { startOf, type Draft } from './draft';
import { FieldProblem } from './FieldProblem';
import { instantOf, ownZone, zoneNames } from './zoned-time';

const MINUTES = [15, 30, 45, 60, 90, 120, 180, 240, 480];

export interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
  readonly failure: unknown;
}

/** Date, time of day, zone and length. Another zone leaves the time of day as it was typed. */
export function TimeFields({
  draft,
  onChange,
  failure,
  zoneFixed,
}: FieldsProps & { readonly zoneFixed: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const locale = currentLocale();
  const lengths = [...new Set([...MINUTES, draft.minutes])].sort((a, b) => a - b);
  return (
    <fieldset className="schedule-group">
      <legend>{t('schedule.form.when')}</legend>
      <div className="schedule-row">
        <div className="field">
          <label htmlFor={`${id}-date`}>{t('schedule.form.date')}</label>
          <input
            id={`${id}-date`}
            type="date"
            className="input"
            required
            value={draft.date}
            aria-describedby={`${id}-start-problem`}
            onChange={(event) => onChange({ date: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-time`}>{t('schedule.form.time')}</label>
          <input
            id={`${id}-time`}
            type="time"
            className="input"
            required
            value={draft.time}
            aria-describedby={`${id}-start-problem`}
            onChange={(event) => onChange({ time: event.target.value.slice(0, 5) })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-minutes`}>{t('schedule.form.length')}</label>
          <select
            id={`${id}-minutes`}
            className="select"
            value={draft.minutes}
            onChange={(event) => onChange({ minutes: Number(event.target.value) })}
          >
            {lengths.map((minutes) => (
              <option key={minutes} value={minutes}>
                {formatDuration(locale, minutes * 60_000)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <FieldProblem id={`${id}-start-problem`} failure={failure} field="start" />
      <div className="field">
        <label htmlFor={`${id}-zone`}>{t('schedule.form.zone')}</label>
        <select
          id={`${id}-zone`}
          className="select"
          disabled={zoneFixed}
          value={draft.zone}
          onChange={(event) => onChange({ zone: event.target.value })}
        >
          <ZoneOptions also={draft.zone} />
        </select>
        <FieldProblem id={`${id}-zone-problem`} failure={failure} field="zone" />
        <ElsewhereHint draft={draft} />
      </div>
    </fieldset>
  );
}

/** Hundreds, which need not be made anew with every key that is typed elsewhere. */
const ZoneOptions = memo(function ZoneOptions({ also }: { readonly also: string }) {
  return zoneNames(also).map((zone) => (
    <option key={zone} value={zone}>
      {zone}
    </option>
  ));
});

/** What the time is where the reader is. */
function ElsewhereHint({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const instant = instantOf(startOf(draft), draft.zone);
  if (draft.zone === ownZone() || Number.isNaN(instant)) return null;
  const time = formatDateTime(currentLocale(), instant);
  return <p className="small muted">{t('schedule.form.elsewhere', { time, zone: ownZone() })}</p>;
}
