import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestFailure } from '../api/http';
import { actOnIncident, type IncidentAction } from '../api/incident-actions';
import type { Incident } from '../api/incidents';
import { consoleAuthorization } from './console-authorization';
import { actionsFor, isComplete } from './incident-actions';
import { rememberedName, rememberName } from './operator-name';

type Sending =
  { readonly state: 'idle' | 'busy' | 'done' } | { readonly state: 'failed'; readonly why: string };

/** What a person can do with an incident: choose, say why, send. The stream shows the result. */
export function IncidentActions({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<IncidentAction | null>(null);
  const [by, setBy] = useState(rememberedName);
  const [words, setWords] = useState('');
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const key = useRef('');

  const choose = (next: IncidentAction) => {
    key.current = crypto.randomUUID();
    setAction(next);
    setWords('');
    setSending({ state: 'idle' });
  };
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (action === null) return;
    setSending({ state: 'busy' });
    rememberName(by);
    try {
      const said = { by: by.trim(), words: words.trim(), key: key.current };
      await actOnIncident(incident, action, said, await consoleAuthorization());
      setAction(null);
      setSending({ state: 'done' });
    } catch (failure) {
      if (failure instanceof RequestFailure && failure.status === 409) key.current = crypto.randomUUID();
      setSending({ state: 'failed', why: failure instanceof Error ? failure.message : String(failure) });
    }
  };

  return (
    <section className="incident-actions" aria-label={t('console.act.title')}>
      <div className="actions">
        {actionsFor(incident).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={one === action}
            onClick={() => choose(one)}
          >
            {t(`console.act.${one}`)}
          </button>
        ))}
      </div>
      {action !== null && (
        <form onSubmit={(event) => void send(event)}>
          <div className="field">
            <label htmlFor="act-by">{t('console.act.by')}</label>
            <input
              id="act-by"
              className="input"
              value={by}
              maxLength={120}
              onChange={(event) => setBy(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="act-words">{t(`console.act.words.${action}`)}</label>
            <input
              id="act-words"
              className="input"
              value={words}
              maxLength={action === 'assign' || action === 'merge' ? 120 : 4_000}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <button
            type="submit"
            className="button primary"
            disabled={sending.state === 'busy' || !isComplete(action, by, words)}
          >
            {t(`console.act.${action}`)}
          </button>
        </form>
      )}
      <p role="status" className="small">
        {sending.state === 'done' && t('console.act.done')}
        {sending.state === 'failed' && t('console.act.failed', { why: sending.why })}
      </p>
    </section>
  );
}
