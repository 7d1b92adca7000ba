import { useId, type HTMLInputTypeAttribute } from 'react';
import { useTranslation } from 'react-i18next';
import { blamedField, problemKey } from './problem-text';

interface Props {
  /** The name of the field in the request, which a refusal names. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly failure?: unknown;
  readonly hint?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'email';
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
}

/** A labelled input that says below itself what is wrong with it. */
export function FormField(props: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { name, label, value, onChange, failure = null, hint, ...input } = props;
  const blamed = failure !== null && blamedField(failure) === name;
  const described = [blamed ? `${id}-problem` : null, hint === undefined ? null : `${id}-hint`];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        name={name}
        className="input"
        value={value}
        spellCheck={false}
        autoCapitalize={name === 'name' ? 'words' : 'none'}
        aria-invalid={blamed}
        aria-describedby={described.filter((one) => one !== null).join(' ') || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="small muted">
          {hint}
        </p>
      )}
      {blamed && (
        <p id={`${id}-problem`} role="alert" className="small problem-text">
          {t(problemKey(failure))}
        </p>
      )}
    </div>
  );
}
