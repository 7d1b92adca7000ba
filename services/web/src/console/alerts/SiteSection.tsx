import { useTranslation } from 'react-i18next';
import type { TopologyInForce } from '../../api/alerts';
import { FileErrors } from './FileErrors';
import { Section } from './Section';
import { useFetched } from './useFetched';

/** Sites with their links, rooms and devices, as written down. */
export function SiteSection() {
  const { t } = useTranslation();
  const { state } = useFetched<TopologyInForce>('/api/v1/topology');
  return (
    <Section title={t('alerts.sites')} state={state}>
      {({ sites, errors }) => (
        <>
          <FileErrors errors={errors} />
          {sites.length === 0 && <p className="muted">{t('alerts.noSites')}</p>}
          <ul className="plain-list">
            {sites.map((site) => (
              <li key={site.id} className="alerts-row site">
                <div>
                  <strong>{site.name}</strong> <span className="mono muted small">{site.id}</span>
                  <p className="small">
                    {t('alerts.links')}: <Names all={site.links} />
                  </p>
                  {site.rooms.map((room) => (
                    <p key={room.id} className="small">
                      {room.name}: <Names all={room.devices} />
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Names({ all }: { readonly all: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation();
  return (
    <span className="mono">{all.length === 0 ? t('alerts.none') : all.map((one) => one.id).join(' · ')}</span>
  );
}
