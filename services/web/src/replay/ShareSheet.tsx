import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getAccess, listShares, type AccessRules, type MadeShare, type ShareLink } from '../api/shares';
import { CopyButton } from '../account/CopyButton';
import { Sheet } from '../design/Sheet';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { AccessForm } from './AccessForm';
import { Refusal } from './Refusal';
import { ShareForm } from './ShareForm';
import { ShareList } from './ShareList';
import type { WithRecording } from './with-recording';

type Look =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly rules: AccessRules; readonly links: readonly ShareLink[] }
  | { readonly name: 'failed'; readonly failure: unknown };

/** Who of the meeting may watch a recording, and links for everybody else. */
export function ShareSheet({ recording, token, onClose }: Omit<WithRecording, 'onChanged'>) {
  const { t } = useTranslation();
  const [look, setLook] = useState<Look>({ name: 'loading' });
  const [made, setMade] = useState<MadeShare | null>(null);
  const [round, setRound] = useState(0);
  const { recordingId } = recording;
  useEffect(() => {
    const abort = new AbortController();
    Promise.all([
      getAccess(recordingId, token, abort.signal),
      listShares(recordingId, token, abort.signal),
    ]).then(
      ([rules, links]) => setLook({ name: 'ready', rules, links }),
      (failure: unknown) => {
        if (!abort.signal.aborted) setLook({ name: 'failed', failure });
      },
    );
    return () => abort.abort();
  }, [recordingId, token, round]);
  const again = () => setRound(round + 1);
  return (
    <Sheet open title={t('recording.share')} text={t('recording.shareText')} onClose={onClose}>
      {look.name === 'loading' && <p role="status">{t('common.loading')}</p>}
      {look.name === 'failed' && <Refusal failure={look.failure} />}
      {look.name === 'ready' && (
        <>
          <AccessForm recordingId={recordingId} token={token} rules={look.rules} />
          {made === null ? (
            <ShareForm
              recordingId={recordingId}
              token={token}
              onMade={(link) => {
                setMade(link);
                again();
              }}
            />
          ) : (
            <Made made={made} />
          )}
          <ShareList recordingId={recordingId} token={token} links={look.links} onChanged={again} />
        </>
      )}
    </Sheet>
  );
}

/** The link, which is shown only now. */
function Made({ made }: { readonly made: MadeShare }) {
  const { t } = useTranslation();
  const url = window.location.origin + made.path;
  return (
    <section className="recording-form" aria-label={t('recording.shareMade')}>
      <h3>{t('recording.shareMade')}</h3>
      <p className="muted small">
        {t('recording.shareOnce', { time: formatDateTime(currentLocale(), made.share.expiresAt) })}
      </p>
      <p className="mono recording-link">{url}</p>
      <div className="actions">
        <CopyButton text={url} label={t('recording.shareCopy')} />
      </div>
    </section>
  );
}
