import { UserPlus, X } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invitee } from '../api/schedule';
import { IconButton } from '../design/IconButton';
import { addressesIn } from './draft';
import { FieldProblem } from './FieldProblem';
import type { FieldsProps } from './TimeFields';

/** Who is invited, and who of them is co-host. Several addresses may be pasted at once. */
export function InviteeFields({ draft, onChange, failure }: FieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { invitees } = draft;
  const add = () => {
    const known = new Set(invitees.map(({ email }) => email.toLowerCase()));
    const more = addressesIn(typed).filter(({ email }) => !known.has(email.toLowerCase()));
    onChange({ invitees: [...invitees, ...more] });
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  const change = (at: number, changes: Partial<Invitee>) =>
    onChange({ invitees: invitees.map((one, i) => (i === at ? { ...one, ...changes } : one)) });
  return (
    <fieldset className="schedule-group">
      <legend>{t('schedule.people.title')}</legend>
      <div className="field">
        <label htmlFor={`${id}-email`}>{t('schedule.people.add')}</label>
        <div className="schedule-add">
          <input
            id={`${id}-email`}
            className="input"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
          <button type="button" className="button" onClick={add} disabled={typed.trim() === ''}>
            <UserPlus size={18} aria-hidden />
            {t('schedule.people.addAction')}
          </button>
        </div>
        <p id={`${id}-hint`} className="small muted">
          {t('schedule.people.hint')}
        </p>
        <FieldProblem id={`${id}-problem`} failure={failure} field="invitees" />
      </div>
      <ul className="schedule-people">
        {invitees.map(({ email, name, coHost }, i) => (
          <li key={email}>
            <span className="schedule-person">{name === '' ? email : `${name} · ${email}`}</span>
            <label className="check">
              <input
                type="checkbox"
                checked={coHost}
                onChange={(event) => change(i, { coHost: event.target.checked })}
              />
              {t('schedule.people.coHost')}
            </label>
            <IconButton
              label={t('schedule.people.remove', { email })}
              onClick={() => onChange({ invitees: invitees.filter((_, at) => at !== i) })}
            >
              <X size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
