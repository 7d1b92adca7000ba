import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../account/CopyButton';
import { getProof, type DeletionProof } from '../api/recordings';
import { Sheet } from '../design/Sheet';
import { formatDateTime, formatNumber } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { Refusal } from './Refusal';

type Look =
  | { readonly name: 'loading' }
  | { readonly name: 'ready'; readonly proof: DeletionProof }
  | { readonly name: 'failed'; readonly failure: unknown };

interface Props {
  readonly recordingId: string;
  readonly token: string;
  readonly onClose: () => void;
}

/** What remains of a recording that was deleted. */
export function ProofSheet({ recordingId, token, onClose }: Props) {
  const { t } = useTranslation();
  const [look, setLook] = useState<Look>({ name: 'loading' });
  useEffect(() => {
    const abort = new AbortController();
    getProof(recordingId, token, abort.signal).then(
      (proof) => setLook({ name: 'ready', proof }),
      (failure: unknown) => {
        if (!abort.signal.aborted) setLook({ name: 'failed', failure });
      },
    );
    return () => abort.abort();
  }, [recordingId, token]);
  return (
    <Sheet open title={t('recording.proof')} text={t('recording.proofText')} onClose={onClose}>
      {look.name === 'loading' && <p role="status">{t('common.loading')}</p>}
      {look.name === 'failed' && <Refusal failure={look.failure} />}
      {look.name === 'ready' && <Facts proof={look.proof} />}
    </Sheet>
  );
}

function Facts({ proof }: { readonly proof: DeletionProof }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const facts = [
    [t('recording.proofAt'), formatDateTime(locale, proof.deletedAt)],
    [t('recording.proofWhy'), t(`recording.proofReason.${proof.reason}`)],
    [t('recording.proofLines'), formatNumber(locale, proof.lines)],
    [t('recording.proofSha256'), proof.sha256],
    [t('recording.proofSignature'), proof.signature],
  ] as const;
  return (
    <>
      <dl className="recording-proof">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="muted small">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="actions">
        <CopyButton text={JSON.stringify(proof)} label={t('recording.proofCopy')} />
      </div>
    </>
  );
}
