import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { ACCESS, setAccess, type Access, type AccessRules } from '../api/shares';
import { Refusal } from './Refusal';

interface Props {
  readonly recordingId: string;
  readonly token: string;
  readonly rules: AccessRules;
}

/** Who of the meeting may watch; what is chosen holds at once. */
export function AccessForm({ recordingId, token, rules }: Props) {
  const { t } = useTranslation();
  const [access, choose] = useState(rules.access);
  const [named, setNamed] = useState(rules.named);
  const [wanted, setWanted] = useState({ access, named });
  const save = useSubmit(async () => {
    await setAccess(recordingId, token, access, named);
    setWanted({ access, named });
  });
  const changed = access !== wanted.access || (access === 'named' && named !== wanted.named);
  const toggle = (id: string) =>
    setNamed(named.includes(id) ? named.filter((one) => one !== id) : [...named, id]);
  return (
    <form className="recording-form" onSubmit={save.onSubmit}>
      <div className="field">
        <label htmlFor="share-access">{t('recording.access')}</label>
        <select
          id="share-access"
          className="select"
          value={access}
          onChange={(event) => choose(event.target.value as Access)}
        >
          {ACCESS.map((one) => (
            <option key={one} value={one}>
              {t(`recording.accessOf.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {access === 'named' && (
        <fieldset className="recording-people">
          <legend className="muted small">{t('recording.accessPeople')}</legend>
          {rules.people.map((person) => (
            <label key={person.participantId} className="recording-choice">
              <input
                type="checkbox"
                checked={named.includes(person.participantId)}
                onChange={() => toggle(person.participantId)}
              />
              {person.name}
            </label>
          ))}
        </fieldset>
      )}
      <Refusal failure={save.failure} />
      {changed && (
        <div className="actions">
          <button type="submit" className="button primary" disabled={save.busy}>
            {t('recording.accessSave')}
          </button>
        </div>
      )}
    </form>
  );
}
