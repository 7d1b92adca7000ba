import { useTranslation } from 'react-i18next';
import type { Incident } from '../api/incidents';
import { useNow } from '../app/useNow';
import { formatDuration, formatTimeWithSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { incidentTitle } from './incident-title';
import { StateBadge } from './StateBadge';
import { incidentHealth } from './verdict';

interface Props {
  readonly incidents: readonly Incident[];
  readonly chosen: string | null;
  readonly onChoose: (incidentId: string) => void;
}

export function IncidentList({ incidents, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card console-card incidents" aria-labelledby="incidents-title">
      <h2 id="incidents-title">{t('console.incidents')}</h2>
      {incidents.length === 0 && <p className="muted">{t('console.noIncidents')}</p>}
      <ul>
        {incidents.map((incident) => (
          <li key={incident.incidentId}>
            <button
              type="button"
              className="incident-row"
              aria-current={incident.incidentId === chosen}
              onClick={() => onChoose(incident.incidentId)}
            >
              <IncidentRow incident={incident} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function IncidentRow({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const locale = currentLocale();
  const end = incident.resolvedAt == null ? now : Date.parse(incident.resolvedAt);
  const duration = formatDuration(locale, end - Date.parse(incident.startedAt));
  return (
    <>
      <span className="incident-head">
        <StateBadge health={incidentHealth(incident)} text={t(`console.incidentState.${incident.state}`)} />
        <span className="muted small numeric">
          {formatTimeWithSeconds(locale, incident.startedAt)} · {duration}
          {(incident.inhibitedBy ?? incident.silencedBy) != null && ` · ${t('alerts.quiet')}`}
        </span>
      </span>
      <span className="incident-summary">{incidentTitle(incident)}</span>
      <span className="muted small">{t('console.affects', { count: incident.meetingIds.length })}</span>
    </>
  );
}
