import { useTranslation } from 'react-i18next';
import type { PlatformComponent } from '../api/incidents';
import { formatDateTime, formatDuration } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { StateBadge } from './StateBadge';
import type { Health } from './verdict';

const KINDS = ['service', 'broker', 'consumer-group', 'certificate'] as const;
const HEALTH: Readonly<Record<PlatformComponent['status'], Health>> = {
  up: 'good',
  degraded: 'fair',
  down: 'poor',
};

/** What the installation stands on: services, brokers, consumer groups, certificates. */
export function PlatformTable({ components }: { readonly components: readonly PlatformComponent[] }) {
  const { t } = useTranslation();
  const kinds = KINDS.map((kind) => ({ kind, all: components.filter((one) => one.kind === kind) }));
  return (
    <section className="card console-card" aria-labelledby="platform-title">
      <h2 id="platform-title">{t('console.platform')}</h2>
      <dl className="platform">
        {kinds
          .filter(({ all }) => all.length > 0)
          .map(({ kind, all }) => (
            <div key={kind}>
              <dt className="muted small">{t(`console.componentKind.${kind}`)}</dt>
              {all.map((one) => (
                <dd key={one.name}>
                  <Component component={one} />
                </dd>
              ))}
            </div>
          ))}
      </dl>
    </section>
  );
}

function Component({ component }: { readonly component: PlatformComponent }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const { name, status, detail, lagSeconds, validUntil } = component;
  const isBehind = lagSeconds != null && lagSeconds > 0;
  return (
    <>
      <span className="mono">{name}</span>{' '}
      <StateBadge health={HEALTH[status]} text={t(`console.componentStatus.${status}`)} />
      <span className="muted small numeric">
        {detail != null && ` ${detail}`}
        {isBehind && ` ${t('console.behind', { lag: formatDuration(locale, lagSeconds * 1_000) })}`}
        {validUntil != null && ` ${t('console.validUntil', { date: formatDateTime(locale, validUntil) })}`}
      </span>
    </>
  );
}
