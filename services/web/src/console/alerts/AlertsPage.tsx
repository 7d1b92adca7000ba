import { useTranslation } from 'react-i18next';
import { Link, useSearch } from 'wouter';
import { PageHeader } from '../../app/PageHeader';
import { usePageTitle } from '../../app/usePageTitle';
import { ReceiverSection } from './ReceiverSection';
import { SilenceSection } from './SilenceSection';
import { SiteSection } from './SiteSection';
import '../console.css';
import './alerts.css';

/** What keeps incidents from paging, who is told of the others, and what stands where. */
export default function AlertsPage() {
  const { t } = useTranslation();
  usePageTitle(t('alerts.title'));
  const asked = new URLSearchParams(useSearch());
  return (
    <div className="console-page">
      <PageHeader>
        <h1 className="console-name">{t('alerts.title')}</h1>
        <Link href="/console" className="button">
          {t('alerts.toConsole')}
        </Link>
      </PageHeader>
      <main className="alerts-page">
        <SilenceSection cause={asked.get('cause') ?? ''} rule={asked.get('rule') ?? ''} />
        <ReceiverSection />
        <SiteSection />
      </main>
    </div>
  );
}
