import { useId, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly isSet: boolean;
  readonly onSet: (passcode: string) => void;
  readonly onClear: () => void;
}

const FITS = /^\S{4,32}$/;

/** Sets, changes or takes away the meeting's passcode. It is shown while it is typed: it is there to be passed on. */
export function PasscodeForm({ isSet, onSet, onClear }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setWrong(!FITS.test(typed));
    if (!FITS.test(typed)) return;
    onSet(typed);
    setTyped('');
  };
  return (
    <form className="passcode-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={id}>{t('access.passcode')}</label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          maxLength={32}
          value={typed}
          aria-invalid={wrong}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p id={`${id}-hint`} className={wrong ? 'small problem' : 'muted small'}>
          {t(wrong ? 'access.passcodeWrong' : isSet ? 'access.passcodeIsSet' : 'access.passcodeHint')}
        </p>
      </div>
      <div className="actions">
        {isSet && (
          <button type="button" className="button small" onClick={onClear}>
            {t('access.passcodeClear')}
          </button>
        )}
        <button type="submit" className="button small primary" disabled={typed === ''}>
          {t(isSet ? 'access.passcodeChange' : 'access.passcodeSet')}
        </button>
      </div>
    </form>
  );
}
