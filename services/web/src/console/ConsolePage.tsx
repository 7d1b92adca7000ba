import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { useNow } from '../app/useNow';
import { usePageTitle } from '../app/usePageTitle';
import { useStore } from '../app/useStore';
import { formatAgo } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { ConsoleStream, type ConsoleState } from './console-stream';
import { IncidentDetail } from './IncidentDetail';
import { IncidentList } from './IncidentList';
import { MeetingTable } from './MeetingTable';
import { PlatformTable } from './PlatformTable';
import { RelayTable } from './RelayTable';
import { teachRuleTitles } from './rule-titles';
import { Topology } from './Topology';
import { VerdictBanner } from './VerdictBanner';
import './console.css';

/** One screen that answers: is anything wrong, since when, for whom, what is being done. */
export default function ConsolePage() {
  const { t, i18n } = useTranslation();
  usePageTitle(t('console.title'));
  const [stream] = useState(() => new ConsoleStream());
  useEffect(() => {
    stream.open();
    return () => stream.close();
  }, [stream]);
  const state = useStore(stream.state);
  useEffect(() => {
    void teachRuleTitles();
  }, [i18n.language]);
  if (state.link === 'signed-out' || state.link === 'forbidden') return <NotForYou link={state.link} />;
  return (
    <div className="console-page">
      <PageHeader>
        <h1 className="console-name">{t('console.title')}</h1>
        <Link href="/console/alerts" className="button">
          {t('alerts.title')}
        </Link>
        <Link href="/console/plans" className="button">
          {t('plans.title')}
        </Link>
        <Link href="/console/rules" className="button">
          {t('rules.title')}
        </Link>
        <LinkState state={state} />
      </PageHeader>
      {state.snapshot === null ? (
        <Waiting text={t(state.link === 'stale' ? 'console.unreachable' : 'common.loading')} />
      ) : (
        <Snapshot state={state} snapshot={state.snapshot} />
      )}
    </div>
  );
}

function NotForYou({ link }: { readonly link: 'signed-out' | 'forbidden' }) {
  const { t } = useTranslation();
  const signedOut = link === 'signed-out';
  return (
    <>
      <PageHeader />
      <main className="centre-page" role="alert">
        <h1>{t('console.signInTitle')}</h1>
        <p className="muted">{t(signedOut ? 'console.signInText' : 'console.forbiddenText')}</p>
        <Link href={signedOut ? '/signin?to=%2Fconsole' : '/account'} className="button primary">
          {t(signedOut ? 'account.signIn.action' : 'account.title')}
        </Link>
      </main>
    </>
  );
}

function LinkState({ state }: { readonly state: ConsoleState }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  if (state.receivedAt === null) return null;
  const ago = formatAgo(currentLocale(), new Date(state.receivedAt).toISOString(), now);
  const live = state.link === 'live';
  return (
    <p className={`link-state small numeric ${live ? 'good' : 'fair'}`} role="status">
      <span className="dot" aria-hidden />
      {t(live ? 'console.live' : 'console.stale', { ago })}
    </p>
  );
}

function Snapshot({
  state,
  snapshot,
}: {
  readonly state: ConsoleState;
  readonly snapshot: NonNullable<ConsoleState['snapshot']>;
}) {
  const chosen = new URLSearchParams(useSearch()).get('incident');
  const [, navigate] = useLocation();
  const open = (id: string | null) => navigate(id === null ? '/console' : `/console?incident=${id}`);
  const incident = snapshot.incidents.find((one) => one.incidentId === chosen);
  return (
    <main className="console" aria-busy={state.link !== 'live'}>
      <VerdictBanner snapshot={snapshot} />
      <div className="console-columns">
        <div className="console-column">
          <Topology snapshot={snapshot} />
          <RelayTable relays={snapshot.relays} />
          <MeetingTable meetings={snapshot.meetings} incidents={snapshot.incidents} />
          {snapshot.components != null && snapshot.components.length > 0 && (
            <PlatformTable components={snapshot.components} />
          )}
        </div>
        <IncidentList incidents={snapshot.incidents} chosen={chosen} onChoose={open} />
      </div>
      {incident !== undefined && <IncidentDetail incident={incident} onClose={() => open(null)} />}
    </main>
  );
}
