import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { replayDelivery, type Delivery } from '../../api/alerts';
import { formatDateTime } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import { consoleAuthorization } from '../console-authorization';

interface Props {
  readonly deliveries: readonly Delivery[];
  readonly empty: string;
  readonly onReplayed: () => void;
}

/** What was sent to whom and whether it arrived; what is over can be sent once more. */
export function DeliveryList({ deliveries, empty, onReplayed }: Props) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const replay = async (delivery: Delivery) => {
    try {
      await replayDelivery(delivery.id, await consoleAuthorization());
      setSaid(t('alerts.replayed'));
    } catch (failure) {
      const why = failure instanceof Error ? failure.message : String(failure);
      setSaid(t('console.act.failed', { why }));
    }
    onReplayed();
  };
  return (
    <>
      {deliveries.length === 0 && <p className="muted small">{empty}</p>}
      <ul className="plain-list">
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onReplay={() => void replay(delivery)} />
        ))}
      </ul>
      <p role="status" className="small">
        {said}
      </p>
    </>
  );
}

function DeliveryRow({ delivery, onReplay }: { readonly delivery: Delivery; readonly onReplay: () => void }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const over = delivery.state === 'delivered' || delivery.state === 'failed';
  return (
    <li className={`alerts-row delivery ${delivery.state}`}>
      <div>
        <span className="mono">{delivery.receiver}</span>{' '}
        <span className="muted small">{t(`alerts.kind.${delivery.kind}`)}</span>
        <p className="small">
          {delivery.actions.map((action) => t(`alerts.action.${action}`)).join(', ')}
          {delivery.level > 0 && ` · ${t('alerts.escalated', { level: delivery.level })}`}
        </p>
        <p className="muted small numeric">
          {t(`alerts.deliveryState.${delivery.state}`)}{' '}
          {formatDateTime(locale, delivery.deliveredAt ?? delivery.createdAt)} ·{' '}
          {t('alerts.attempts', { count: delivery.attempts })}
        </p>
        {delivery.lastError != null && (
          <p lang="en" className="small">
            {delivery.lastError}
          </p>
        )}
      </div>
      {over && (
        <button type="button" className="button" onClick={onReplay}>
          {t('alerts.replay')}
        </button>
      )}
    </li>
  );
}
