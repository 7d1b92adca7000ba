import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { endSession, listSessions, signOutEverywhere, type SessionInfo } from '../api/account';
import { useNow } from '../app/useNow';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { formatAgo, formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { refreshAccount } from './account-store';
import { deviceName } from './device-name';
import { FormProblem } from './FormProblem';
import { useSubmit } from './useSubmit';

/** Every browser in which the person is signed in. */
export function SessionSection() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [sessions, setSessions] = useState<readonly SessionInfo[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const [version, setVersion] = useState(0);
  const reload = () => setVersion(version + 1);
  useEffect(() => {
    listSessions()
      .then((answer) => {
        setSessions(answer.sessions);
        setFailure(null);
      })
      .catch(setFailure);
  }, [version]);
  const everywhere = useSubmit(async () => {
    await signOutEverywhere();
    await refreshAccount();
    navigate('/');
  });
  return (
    <section className="card account-card" aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions.title')}</h2>
      {sessions === null && failure === null && <p className="muted">{t('common.loading')}</p>}
      {sessions !== null && (
        <ul className="session-list">
          {sessions.map((session) => (
            <SessionItem key={session.sessionId} session={session} onEnded={reload} />
          ))}
        </ul>
      )}
      <FormProblem failure={failure ?? everywhere.failure} />
      <button type="button" className="button" disabled={everywhere.busy} onClick={() => setAsking(true)}>
        {t('account.sessions.everywhere')}
      </button>
      <ConfirmDialog
        open={asking}
        title={t('account.sessions.everywhereTitle')}
        text={t('account.sessions.everywhereText')}
        action={t('account.sessions.everywhere')}
        onConfirm={() => void everywhere.run()}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

interface ItemProps {
  readonly session: SessionInfo;
  readonly onEnded: () => void;
}

function SessionItem({ session, onEnded }: ItemProps) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const locale = currentLocale();
  const device = deviceName(session.device) ?? t('account.sessions.unknownDevice');
  const end = useSubmit(async () => {
    await endSession(session.sessionId);
    onEnded();
  });
  return (
    <li>
      <div>
        <p>
          {device} {session.current && <span className="badge">{t('account.sessions.current')}</span>}
        </p>
        <p className="small muted">
          {session.address} · {t('account.sessions.seen', { ago: formatAgo(locale, session.seenAt, now) })} ·{' '}
          {t('account.sessions.since', { time: formatDateTime(locale, session.createdAt) })}
        </p>
        <FormProblem failure={end.failure} />
      </div>
      {!session.current && (
        <button
          type="button"
          className="button"
          disabled={end.busy}
          aria-label={t('account.sessions.endLabel', { device })}
          onClick={() => void end.run()}
        >
          {t('account.sessions.end')}
        </button>
      )}
    </li>
  );
}
