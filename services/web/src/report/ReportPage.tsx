import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Failure } from '../app/Failure';
import { NotFoundPage } from '../app/NotFoundPage';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { ReportView } from './ReportView';
import { useReport } from './useReport';
import './report.css';

/** What happened in a meeting, readable in a minute. */
export default function ReportPage({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  const { state, retry } = useReport(meetingId);
  usePageTitle(t('report.title'));
  switch (state.name) {
    case 'loading':
      return <Waiting />;
    case 'building':
      return <Waiting text={t('report.building')} />;
    case 'not-found':
      return <NotFoundPage />;
    case 'not-ended':
      return <NotEnded meetingId={meetingId} />;
    case 'failed':
      return (
        <>
          <PageHeader />
          <Failure failure={state.failure}>
            <button type="button" className="button primary" onClick={retry}>
              {t('error.again')}
            </button>
          </Failure>
        </>
      );
    case 'ready':
      return (
        <>
          <PageHeader />
          <ReportView report={state.report} />
        </>
      );
  }
}

function NotEnded({ meetingId }: { readonly meetingId: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader />
      <main className="centre-page" role="status">
        <h1>{t('report.notEndedTitle')}</h1>
        <p className="muted">{t('report.notEndedText')}</p>
        <Link href={`/m/${meetingId}`} className="button primary">
          {t('report.toMeeting')}
        </Link>
      </main>
    </>
  );
}
