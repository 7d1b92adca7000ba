import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Delivery } from '../../api/alerts';
import type { Incident } from '../../api/incidents';
import { DeliveryList } from './DeliveryList';
import { useFetched } from './useFetched';
import './alerts.css';

/** Of one incident: what keeps it from paging, who was told, and whether it arrived. */
export function IncidentAlerts({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  const url = `/api/v1/alerts/deliveries?incident=${encodeURIComponent(incident.incidentId)}`;
  const { state, again } = useFetched<{ readonly deliveries: readonly Delivery[] }>(url);
  const silence = new URLSearchParams({ rule: incident.rule, cause: incident.cause.id });
  return (
    <section className="moments" aria-label={t('alerts.told')}>
      <h3>{t('alerts.told')}</h3>
      <Muted incident={incident} />
      {state.name === 'loading' && <p className="muted small">{t('common.loading')}</p>}
      {state.name === 'failed' && <p role="alert">{t('alerts.unreadable')}</p>}
      {state.name === 'ready' && (
        <DeliveryList deliveries={state.value.deliveries} empty={t('alerts.nobody')} onReplayed={again} />
      )}
      {incident.state !== 'resolved' && (
        <Link href={`/console/alerts?${silence.toString()}`} className="button">
          {t('alerts.silenceThis')}
        </Link>
      )}
    </section>
  );
}

function Muted({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  if (incident.inhibitedBy != null) {
    return (
      <p className="small">
        {t('alerts.symptomOf')}{' '}
        <Link href={`/console?incident=${incident.inhibitedBy}`} className="mono">
          {incident.inhibitedBy}
        </Link>
      </p>
    );
  }
  if (incident.silencedBy == null) return null;
  return (
    <p className="small">
      {t('alerts.silencedBy')} <span className="mono">{incident.silencedBy}</span>
    </p>
  );
}
