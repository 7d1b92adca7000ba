import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { revokeShare, type ShareLink } from '../api/shares';
import { useNow } from '../app/useNow';
import { formatDateTime, formatList } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { Refusal } from './Refusal';

interface Props {
  readonly recordingId: string;
  readonly token: string;
  readonly links: readonly ShareLink[];
  readonly onChanged: () => void;
}

/** Every link there was, when it was last used, and the way to end it. */
export function ShareList({ links, ...props }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('recording.shareLinks')}>
      <h3>{t('recording.shareLinks')}</h3>
      {links.length === 0 && <p className="muted small">{t('recording.shareNone')}</p>}
      <ul className="recording-links">
        {links.map((link) => (
          <Line key={link.linkId} link={link} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Line({ link, recordingId, token, onChanged }: Omit<Props, 'links'> & { readonly link: ShareLink }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const revoke = useSubmit(async () => {
    await revokeShare(recordingId, token, link.linkId);
    onChanged();
  });
  const time = (instant: string) => formatDateTime(currentLocale(), instant);
  const revoked = link.revokedAt ?? null;
  const expired = Date.parse(link.expiresAt) <= now;
  const name = link.label === '' ? t('recording.shareUnnamed', { time: time(link.createdAt) }) : link.label;
  const facts = [
    revoked !== null
      ? t('recording.shareRevoked', { time: time(revoked) })
      : t(expired ? 'recording.shareExpired' : 'recording.shareUntil', { time: time(link.expiresAt) }),
    link.lastUsedAt == null
      ? t('recording.shareUnused')
      : t('recording.shareUsed', { count: link.uses, time: time(link.lastUsedAt) }),
    ...(link.passcode ? [t('recording.shareHasPasscode')] : []),
    ...(link.watermark ? [t('recording.shareHasWatermark')] : []),
  ];
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="muted small">{formatList(currentLocale(), facts)}</p>
        <Refusal failure={revoke.failure} />
      </div>
      {revoked === null && !expired && (
        <button
          type="button"
          className="button small"
          aria-label={t('recording.shareRevokeOne', { name })}
          disabled={revoke.busy}
          onClick={() => void revoke.run()}
        >
          {t('recording.shareRevoke')}
        </button>
      )}
    </li>
  );
}
