import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from '../design/Switch';
import { formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { FieldProblem } from './FieldProblem';
import type { FieldsProps } from './TimeFields';

const REMINDERS = ['0', '5', '10', '15', '30', '60', '1440'];

/** Who comes in, how many, and when people are reminded. */
export function DoorFields({ draft, onChange, failure }: FieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="schedule-group">
      <legend>{t('schedule.door.settings')}</legend>
      <Switch
        label={t('schedule.door.lobby')}
        hint={t('schedule.door.lobbyHint')}
        checked={draft.lobby}
        onChange={(lobby) => onChange({ lobby })}
      />
      <Switch
        label={t('schedule.door.waitForHost')}
        hint={t('schedule.door.waitForHostHint')}
        checked={draft.waitForHost}
        onChange={(waitForHost) => onChange({ waitForHost })}
      />
      <div className="schedule-row">
        <div className="field">
          <label htmlFor={`${id}-passcode`}>{t('schedule.door.passcode')}</label>
          <input
            id={`${id}-passcode`}
            className="input"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={32}
            value={draft.passcode}
            onChange={(event) => onChange({ passcode: event.target.value })}
          />
          <FieldProblem id={`${id}-passcode-problem`} failure={failure} field="passcode" />
        </div>
        <div className="field">
          <label htmlFor={`${id}-capacity`}>{t('schedule.door.capacity')}</label>
          <input
            id={`${id}-capacity`}
            type="number"
            className="input"
            min={2}
            max={1000}
            value={draft.capacity}
            onChange={(event) => onChange({ capacity: event.target.value })}
          />
          <FieldProblem id={`${id}-capacity-problem`} failure={failure} field="capacity" />
        </div>
        <Reminder reminder={draft.reminder} onChange={(reminder) => onChange({ reminder })} />
      </div>
    </fieldset>
  );
}

interface ReminderProps {
  readonly reminder: string;
  readonly onChange: (reminder: string) => void;
}

function Reminder({ reminder, onChange }: ReminderProps) {
  const { t } = useTranslation();
  const id = useId();
  const locale = currentLocale();
  const choices = [...new Set([...REMINDERS, ...(reminder === '' ? [] : [reminder])])];
  const label = (minutes: string) =>
    minutes === '0'
      ? t('schedule.door.atStart')
      : t('schedule.door.before', { time: formatDuration(locale, Number(minutes) * 60_000) });
  return (
    <div className="field">
      <label htmlFor={id}>{t('schedule.door.reminder')}</label>
      <select id={id} className="select" value={reminder} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('schedule.door.noReminder')}</option>
        {choices.map((minutes) => (
          <option key={minutes} value={minutes}>
            {label(minutes)}
          </option>
        ))}
      </select>
    </div>
  );
}
