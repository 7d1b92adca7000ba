import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConsoleSnapshot } from '../api/incidents';
import { useNow } from '../app/useNow';
import { formatDuration, formatTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { judge, type Health, type Verdict } from './verdict';

/** Is anything wrong? The one line everybody reads. */
export function VerdictBanner({ snapshot }: { readonly snapshot: ConsoleSnapshot }) {
  const { t } = useTranslation();
  const verdict = judge(snapshot);
  return (
    <section className={`verdict ${verdict.health}`} role="status" aria-label={t('console.state')}>
      <Icon health={verdict.health} />
      <div>
        <p className="verdict-line">{t(`console.verdict.${verdict.health}`)}</p>
        <p className="small">
          <Reason verdict={verdict} />
          {snapshot.observer.kafka === 'waiting' && <> {t('console.blind')}</>}
          {snapshot.observer.database === 'down' && <> {t('console.databaseDown')}</>}
        </p>
      </div>
      <dl className="verdict-figures numeric">
        <Figure name={t('console.meetings')} value={snapshot.meetings.length} />
        <Figure
          name={t('console.people')}
          value={snapshot.meetings.reduce((sum, m) => sum + m.participants, 0)}
        />
        <Figure name={t('console.relaysReady')} value={ready(snapshot)} />
      </dl>
    </section>
  );
}

function ready({ relays }: ConsoleSnapshot): string {
  return `${relays.filter((relay) => relay.state === 'ready').length}/${relays.length}`;
}

function Reason({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const locale = currentLocale();
  if (verdict.since === null) {
    return t(verdict.silentRelays.length > 0 ? 'console.relaySilent' : 'console.nothingOpen', {
      count: verdict.silentRelays.length,
    });
  }
  return t('console.openSince', {
    count: verdict.open.length,
    time: formatTime(locale, verdict.since),
    duration: formatDuration(locale, now - Date.parse(verdict.since)),
    meetings: verdict.meetings,
  });
}

function Figure({ name, value }: { readonly name: string; readonly value: number | string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Icon({ health }: { readonly health: Health }) {
  if (health === 'good') return <CircleCheck size={28} aria-hidden />;
  if (health === 'unknown') return <CircleHelp size={28} aria-hidden />;
  return <TriangleAlert size={28} aria-hidden />;
}
