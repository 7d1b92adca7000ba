import { useTranslation } from 'react-i18next';
import type { Delivery, RoutingInForce } from '../../api/alerts';
import { DeliveryList } from './DeliveryList';
import { FileErrors } from './FileErrors';
import { Section } from './Section';
import { useFetched } from './useFetched';

/** Who can be told, and what did not arrive. */
export function ReceiverSection() {
  const { t } = useTranslation();
  const { state } = useFetched<RoutingInForce>('/api/v1/alerts/routing');
  const failed = useFetched<{ readonly deliveries: readonly Delivery[] }>(
    '/api/v1/alerts/deliveries?state=failed',
  );
  return (
    <Section title={t('alerts.receivers')} state={state}>
      {({ receivers, routes, errors }) => (
        <>
          <FileErrors errors={errors} />
          {Object.keys(receivers).length === 0 ? (
            <p className="muted">{t('alerts.noReceivers')}</p>
          ) : (
            <ul className="plain-list">
              {Object.entries(receivers).map(([id, kind]) => (
                <li key={id} className="alerts-row">
                  <span className="mono">{id}</span>
                  <span className="muted small">{t(`alerts.kind.${kind}`)}</span>
                </li>
              ))}
            </ul>
          )}
          <p className="muted small">{t('alerts.routes', { count: routes })}</p>
          <h3>{t('alerts.notArrived')}</h3>
          {failed.state.name === 'ready' && (
            <DeliveryList
              deliveries={failed.state.value.deliveries}
              empty={t('alerts.allArrived')}
              onReplayed={failed.again}
            />
          )}
        </>
      )}
    </Section>
  );
}
