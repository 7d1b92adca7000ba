import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { RequestFailure } from '../api/http';
import { listRecordings, type RecordingQuota, type RecordingSummary } from '../api/recordings';
import { Failure } from '../app/Failure';
import { PageHeader } from '../app/PageHeader';
import { Waiting } from '../app/Waiting';
import { usePageTitle } from '../app/usePageTitle';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { recordingKeys } from '../meeting/recording/recording-keys';
import { DamageNote } from './DamageNote';
import { HoldNote } from './HoldNote';
import { QuotaNote } from './QuotaNote';
import { RecordingMenu } from './RecordingMenu';
import { clockTime } from './clock-time';
import { useQuota } from './useQuota';
import type { KnownRecording } from './useReplay';
import './replay.css';

type Look =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly recordings: readonly KnownRecording[] }
  | { readonly name: 'failed'; readonly failure: unknown };

/** Every recording that this browser may watch. */
export default function RecordingsPage() {
  const { t } = useTranslation();
  const [look, setLook] = useState<Look>({ name: 'loading' });
  const [round, setRound] = useState(0);
  const quota = useQuota(round);
  usePageTitle(t('recording.title'));
  useEffect(() => {
    const abort = new AbortController();
    lookUp(abort.signal).then(
      (recordings) => setLook({ name: 'ready', recordings }),
      (failure: unknown) => {
        if (!abort.signal.aborted) setLook({ name: 'failed', failure });
      },
    );
    return () => abort.abort();
  }, [round]);
  if (look.name === 'loading') return <Waiting />;
  return (
    <>
      <PageHeader />
      {look.name === 'failed' ? (
        <Failure failure={look.failure}>
          <button type="button" className="button primary" onClick={() => setRound(round + 1)}>
            {t('error.again')}
          </button>
        </Failure>
      ) : (
        <List recordings={look.recordings} quota={quota} onChanged={() => setRound(round + 1)} />
      )}
    </>
  );
}

async function lookUp(signal: AbortSignal): Promise<readonly KnownRecording[]> {
  const lists = await Promise.all(
    recordingKeys().map(({ token }) =>
      listRecordings(token, signal).then(
        (recordings) => recordings.map((recording) => ({ recording, token })),
        (failure: unknown) => {
          if (failure instanceof RequestFailure && failure.status === 401) return [];
          throw failure;
        },
      ),
    ),
  );
  return lists.flat().sort((a, b) => b.recording.startedAt.localeCompare(a.recording.startedAt));
}

function List({
  recordings,
  quota,
  onChanged,
}: {
  readonly recordings: readonly KnownRecording[];
  readonly quota: RecordingQuota | null;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation();
  if (recordings.length === 0) {
    return (
      <main className="centre-page">
        <h1>{t('recording.empty')}</h1>
        <p className="muted">{t('recording.emptyText')}</p>
        <QuotaNote quota={quota} />
      </main>
    );
  }
  return (
    <main className="recordings">
      <h1>{t('recording.title')}</h1>
      <QuotaNote quota={quota} />
      <ul>
        {recordings.map(({ recording, token }) => (
          <li key={recording.recordingId} className="card recording">
            <div>
              <h2>{recording.title === '' ? recording.meetingId : recording.title}</h2>
              <p className="muted small">
                {formatDateTime(currentLocale(), recording.startedAt)} · {stateOf(recording, t)}
              </p>
              <HoldNote recording={recording} />
              <DamageNote recording={recording} />
            </div>
            <div className="actions">
              {(recording.state === 'recording' || recording.state === 'ready') && (
                <Link href={`/r/${recording.recordingId}`} className="button">
                  {t('recording.watch')}
                </Link>
              )}
              <RecordingMenu recording={recording} token={token} onChanged={onChanged} />
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}

function stateOf(recording: RecordingSummary, t: TFunction): string {
  switch (recording.state) {
    case 'ready':
      return clockTime(recording.durationMillis ?? 0);
    case 'recording':
      return t('recording.making');
    case 'deleting':
    case 'deleted':
      return recording.deletedAt == null
        ? t('recording.deleted')
        : t('recording.deletedAt', { time: formatDateTime(currentLocale(), recording.deletedAt) });
  }
}
