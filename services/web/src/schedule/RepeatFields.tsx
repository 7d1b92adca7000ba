import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { startOf } from './draft';
import { FieldProblem } from './FieldProblem';
import { DAYS, KINDS, dayOf, type Day, type Kind, type Repeat } from './recurrence';
import type { FieldsProps } from './TimeFields';

/** Whether and how a meeting repeats. */
export function RepeatFields({ draft, onChange, failure }: FieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { repeat } = draft;
  const change = (changes: Partial<Repeat>) => onChange({ repeat: { ...repeat, ...changes } });
  const kinds: readonly Kind[] = repeat.rule === '' ? KINDS : [...KINDS, 'custom'];
  return (
    <fieldset className="schedule-group">
      <legend>{t('schedule.repeat.title')}</legend>
      <div className="schedule-row">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('schedule.repeat.how')}</label>
          <select
            id={`${id}-kind`}
            className="select"
            value={repeat.kind}
            onChange={(event) => change({ kind: event.target.value as Kind })}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`schedule.repeat.kind.${kind}`)}
              </option>
            ))}
          </select>
        </div>
        {repeat.kind !== 'none' && repeat.kind !== 'custom' && (
          <div className="field">
            <label htmlFor={`${id}-interval`}>{t('schedule.repeat.interval')}</label>
            <input
              id={`${id}-interval`}
              type="number"
              className="input"
              min={1}
              max={99}
              value={repeat.interval}
              onChange={(event) => change({ interval: Math.max(1, Number(event.target.value)) })}
            />
          </div>
        )}
      </div>
      {repeat.kind === 'weekly' && (
        <Weekdays own={dayOf(startOf(draft))} days={repeat.days} onChange={(days) => change({ days })} />
      )}
      {repeat.kind !== 'none' && repeat.kind !== 'custom' && <End repeat={repeat} onChange={change} />}
      <FieldProblem id={`${id}-problem`} failure={failure} field="recurrence" />
    </fieldset>
  );
}

interface WeekdaysProps {
  readonly own: Day;
  readonly days: readonly Day[];
  readonly onChange: (days: readonly Day[]) => void;
}

function Weekdays({ own, days, onChange }: WeekdaysProps) {
  const { t } = useTranslation();
  const toggle = (day: Day) =>
    onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day]);
  return (
    <div className="schedule-days" role="group" aria-label={t('schedule.repeat.days')}>
      {DAYS.map((day) => (
        <label key={day} className="check">
          <input
            type="checkbox"
            checked={day === own || days.includes(day)}
            disabled={day === own}
            onChange={() => toggle(day)}
          />
          {t(`schedule.repeat.day.${day}`)}
        </label>
      ))}
    </div>
  );
}

interface EndProps {
  readonly repeat: Repeat;
  readonly onChange: (changes: Partial<Repeat>) => void;
}

function End({ repeat, onChange }: EndProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="schedule-row">
      <div className="field">
        <label htmlFor={`${id}-end`}>{t('schedule.repeat.end')}</label>
        <select
          id={`${id}-end`}
          className="select"
          value={repeat.end}
          onChange={(event) => onChange({ end: event.target.value as Repeat['end'] })}
        >
          {(['never', 'on', 'after'] as const).map((end) => (
            <option key={end} value={end}>
              {t(`schedule.repeat.ends.${end}`)}
            </option>
          ))}
        </select>
      </div>
      {repeat.end === 'on' && (
        <div className="field">
          <label htmlFor={`${id}-until`}>{t('schedule.repeat.lastDay')}</label>
          <input
            id={`${id}-until`}
            type="date"
            className="input"
            value={repeat.until}
            onChange={(event) => onChange({ until: event.target.value })}
          />
        </div>
      )}
      {repeat.end === 'after' && (
        <div className="field">
          <label htmlFor={`${id}-count`}>{t('schedule.repeat.count')}</label>
          <input
            id={`${id}-count`}
            type="number"
            className="input"
            min={1}
            max={999}
            value={repeat.count}
            onChange={(event) => onChange({ count: Math.max(1, Number(event.target.value)) })}
          />
        </div>
      )}
    </div>
  );
}
