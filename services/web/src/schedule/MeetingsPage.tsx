import { CalendarPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { SignInFirst } from '../account/AccountPage';
import { WithAccount } from '../account/WithAccount';
import { listOccurrences } from '../api/schedule';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import { FeedSection } from './FeedSection';
import { PlanProblem } from './FieldProblem';
import { OccurrenceList } from './OccurrenceList';
import { useLoaded } from './useLoaded';
import './schedule.css';

const VIEWS = ['upcoming', 'past'] as const;

/** The meetings one organizes or is invited to. */
export default function MeetingsPage() {
  const { t } = useTranslation();
  usePageTitle(t('schedule.title'));
  return (
    <WithAccount>
      {({ account }) => (account === undefined ? <SignInFirst to="/meetings" /> : <Meetings />)}
    </WithAccount>
  );
}

function Meetings() {
  const { t } = useTranslation();
  const [view, setView] = useState<(typeof VIEWS)[number]>('upcoming');
  return (
    <>
      <PageHeader />
      <main className="schedule-page">
        <div className="schedule-head">
          <h1>{t('schedule.title')}</h1>
          <Link href="/meetings/new" className="button primary">
            <CalendarPlus size={18} aria-hidden />
            {t('schedule.plan')}
          </Link>
        </div>
        <div className="schedule-views" role="group" aria-label={t('schedule.which')}>
          {VIEWS.map((one) => (
            <button
              key={one}
              type="button"
              className="button small"
              aria-pressed={one === view}
              onClick={() => setView(one)}
            >
              {t(`schedule.${one}`)}
            </button>
          ))}
        </div>
        <Listed key={view} view={view} />
        <FeedSection />
      </main>
    </>
  );
}

function Listed({ view }: { readonly view: (typeof VIEWS)[number] }) {
  const { t } = useTranslation();
  const load = useCallback(() => listOccurrences(view), [view]);
  const { value, failure, reload } = useLoaded(load);
  if (failure !== null)
    return (
      <>
        <PlanProblem failure={failure} />
        <button type="button" className="button" onClick={reload}>
          {t('common.retry')}
        </button>
      </>
    );
  if (value === null) return <p className="muted">{t('common.loading')}</p>;
  if (value.occurrences.length === 0)
    return (
      <div className="schedule-empty card">
        <p>{t(`schedule.empty.${view}`)}</p>
        {view === 'upcoming' && <Link href="/meetings/new">{t('schedule.empty.action')}</Link>}
      </div>
    );
  return <OccurrenceList occurrences={value.occurrences} past={view === 'past'} />;
}
