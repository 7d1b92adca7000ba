import { useTranslation } from 'react-i18next';
import type { Relay } from '../api/incidents';
import { useNow } from '../app/useNow';
import { formatAgo, formatBitRate, formatNumber, formatPercent } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { StateBadge } from './StateBadge';
import { relayHealth } from './verdict';

export function RelayTable({ relays }: { readonly relays: readonly Relay[] }) {
  const { t } = useTranslation();
  return (
    <section className="card console-card" aria-labelledby="relays-title">
      <h2 id="relays-title">{t('console.relays')}</h2>
      {relays.length === 0 && <p className="muted">{t('console.noRelays')}</p>}
      <ul className="relay-list">
        {relays.map((relay) => (
          <RelayRow key={relay.relayId} relay={relay} />
        ))}
      </ul>
    </section>
  );
}

function RelayRow({ relay }: { readonly relay: Relay }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const locale = currentLocale();
  const count = (role: 'primary' | 'standby') => relay.meetings.filter((m) => m.role === role).length;
  return (
    <li className="relay-row">
      <div className="relay-who">
        <strong className="mono">{relay.relayId}</strong>
        <StateBadge health={relayHealth(relay)} text={t(`console.relayState.${relay.state}`)} />
        <span className="muted small numeric">
          {relay.lastSeen == null
            ? t('console.neverHeard')
            : t('console.heard', { ago: formatAgo(locale, relay.lastSeen, now) })}
        </span>
      </div>
      <p className="small">{t('console.roles', { primary: count('primary'), standby: count('standby') })}</p>
      {relay.load != null && relay.state === 'ready' && <Load load={relay.load} />}
    </li>
  );
}

function Load({ load }: { readonly load: NonNullable<Relay['load']> }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const figures = [
    ['cpu', formatPercent(locale, load.cpuRatio)],
    ['loss', formatPercent(locale, load.lossRatio)],
    ['sessions', formatNumber(locale, load.sessions)],
    ['packets', `${formatNumber(locale, load.packetsPerSecond)}/s`],
    ['rate', formatBitRate(locale, load.bitsPerSecond)],
  ] as const;
  return (
    <dl className="load numeric">
      {figures.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`console.load.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
