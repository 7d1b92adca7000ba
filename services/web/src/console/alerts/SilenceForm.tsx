import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { makeSilence, type MatchField } from '../../api/alerts';
import { consoleAuthorization } from '../console-authorization';
import { rememberedName, rememberName } from '../operator-name';
import { HOURS, isWhole, MATCH_FIELDS, silenceOf, type SilenceDraft } from './silence-draft';

type Sending =
  { readonly state: 'idle' | 'busy' | 'done' } | { readonly state: 'failed'; readonly why: string };

interface Props {
  readonly cause: string;
  readonly rule: string;
  readonly onMade: () => void;
}

/** A new silence. Opened from an incident it is filled in for that incident's rule and cause. */
export function SilenceForm({ cause, rule, onMade }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<SilenceDraft>(() => ({
    match: { rule, cause },
    hours: 4,
    author: rememberedName(),
    reason: '',
  }));
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const key = useRef(crypto.randomUUID());

  const change = (changes: Partial<SilenceDraft>) => {
    key.current = crypto.randomUUID();
    setDraft({ ...draft, ...changes });
    setSending({ state: 'idle' });
  };
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setSending({ state: 'busy' });
    rememberName(draft.author);
    try {
      await makeSilence(silenceOf(draft), key.current, await consoleAuthorization());
      change({ match: {}, reason: '' });
      setSending({ state: 'done' });
      onMade();
    } catch (failure) {
      setSending({ state: 'failed', why: failure instanceof Error ? failure.message : String(failure) });
    }
  };

  return (
    <details className="silence-form" open={cause !== '' || rule !== ''}>
      <summary className="button">{t('alerts.newSilence')}</summary>
      <form onSubmit={(event) => void send(event)}>
        <fieldset className="match-fields">
          <legend className="small">{t('alerts.matchText')}</legend>
          {MATCH_FIELDS.map((field) => (
            <Field
              key={field}
              name={field}
              value={draft.match[field] ?? ''}
              onChange={(text) => change({ match: { ...draft.match, [field]: text } })}
            />
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="silence-hours">{t('alerts.howLong')}</label>
          <select
            id="silence-hours"
            className="input"
            value={draft.hours}
            onChange={(event) => change({ hours: Number(event.target.value) })}
          >
            {HOURS.map((hours) => (
              <option key={hours} value={hours}>
                {t('alerts.hours', { count: hours })}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="silence-author">{t('console.act.by')}</label>
          <input
            id="silence-author"
            className="input"
            maxLength={120}
            value={draft.author}
            onChange={(event) => change({ author: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="silence-reason">{t('alerts.reason')}</label>
          <input
            id="silence-reason"
            className="input"
            maxLength={1_000}
            value={draft.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </div>
        <button
          type="submit"
          className="button primary"
          disabled={sending.state === 'busy' || !isWhole(draft)}
        >
          {t('alerts.silence')}
        </button>
      </form>
      <p role="status" className="small">
        {sending.state === 'done' && t('alerts.silenced')}
        {sending.state === 'failed' && t('console.act.failed', { why: sending.why })}
      </p>
    </details>
  );
}

function Field({
  name,
  value,
  onChange,
}: {
  readonly name: MatchField;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor={`silence-${name}`}>{t(`alerts.field.${name}`)}</label>
      <input
        id={`silence-${name}`}
        className="input mono"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
