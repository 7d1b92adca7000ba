import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endSilence, type Silence } from '../../api/alerts';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { formatDateTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { consoleAuthorization } from '../console-authorization';
import { matchText } from './silence-draft';
import { Section } from './Section';
import { SilenceForm } from './SilenceForm';
import { useFetched } from './useFetched';

/** Silences and maintenance windows: those that hold, come, or were over lately; and a new one. */
export function SilenceSection({ cause, rule }: { readonly cause: string; readonly rule: string }) {
  const { t } = useTranslation();
  const { state, again } = useFetched<{ readonly silences: readonly Silence[] }>('/api/v1/silences');
  const [ending, setEnding] = useState<Silence | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const end = async (silence: Silence) => {
    try {
      setFailed(null);
      await endSilence(silence.id, await consoleAuthorization());
    } catch (failure) {
      setFailed(failure instanceof Error ? failure.message : String(failure));
    }
    again();
  };
  return (
    <Section title={t('alerts.silences')} state={state}>
      {({ silences }) => (
        <>
          <p className="muted small">{t('alerts.silencesText')}</p>
          <SilenceForm cause={cause} rule={rule} onMade={again} />
          {failed !== null && <p role="alert">{t('console.act.failed', { why: failed })}</p>}
          {silences.length === 0 && <p className="muted">{t('alerts.noSilences')}</p>}
          <ul className="plain-list">
            {silences.map((silence) => (
              <SilenceRow key={silence.id} silence={silence} onEnd={() => setEnding(silence)} />
            ))}
          </ul>
          {ending !== null && (
            <ConfirmDialog
              open
              title={t('alerts.endTitle')}
              text={t('alerts.endText')}
              action={t('alerts.end')}
              onConfirm={() => void end(ending)}
              onClose={() => setEnding(null)}
            />
          )}
        </>
      )}
    </Section>
  );
}

function SilenceRow({ silence, onEnd }: { readonly silence: Silence; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  return (
    <li className={`alerts-row ${silence.state}`}>
      <div>
        <strong>{t(`alerts.silenceState.${silence.state}`)}</strong>{' '}
        {silence.kind === 'maintenance' && <span className="muted small">{t('alerts.maintenance')}</span>}
        <p className="mono small">{matchText(silence.match)}</p>
        <p>{silence.reason}</p>
        <p className="muted small numeric">
          {formatDateTime(locale, silence.from)} – {formatDateTime(locale, silence.until)} · {silence.author}
        </p>
      </div>
      {silence.kind === 'silence' && silence.state !== 'over' && (
        <button type="button" className="button" onClick={onEnd}>
          {t('alerts.end')}
        </button>
      )}
    </li>
  );
}
