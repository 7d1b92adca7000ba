import { useTranslation } from 'react-i18next';
import { useSubmit } from '../account/useSubmit';
import { cancelExport, downloadUrl, playlistUrl, type RecordingExport } from '../api/exports';
import { formatNumber, formatPercent } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { Refusal } from './Refusal';

interface Props {
  readonly recordingId: string;
  readonly token: string;
  readonly one: RecordingExport;
  /** Whose tracks are in it; null: everybody's. */
  readonly of: string | null;
  readonly onChanged: () => void;
}

/** One file: how far it is, and then the file. */
export function ExportLine({ recordingId, token, one, of, onChanged }: Props) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const cancel = useSubmit(async () => {
    await cancelExport(recordingId, token, one.exportId);
    onChanged();
  });
  const name = t(`recording.exportAs.${one.format}`);
  const done = one.state === 'ready' || one.state === 'failed';
  const percent = formatPercent(locale, one.progress);
  return (
    <li>
      <div>
        <strong>{of === null ? name : `${name} · ${of}`}</strong>
        <p className="muted small" role="status">
          {one.state === 'running' && t('recording.exportState.running', { percent })}
          {one.state === 'running' && one.attempts > 1 && ` · ${t('recording.exportState.again')}`}
          {one.state === 'queued' && t('recording.exportState.queued')}
          {one.state === 'failed' && t('recording.exportState.failed')}
          {one.state === 'ready' &&
            t('recording.exportState.ready', {
              size: formatNumber(locale, (one.lengthBytes ?? 0) / 1_000_000, 1),
            })}
        </p>
        {one.state === 'running' && (
          <progress aria-label={t('recording.exportProgress', { name })} value={one.progress} max={1} />
        )}
        <Refusal failure={cancel.failure} />
      </div>
      <div className="actions">
        {one.state === 'ready' && one.format === 'hls' && (
          <a className="button small" href={playlistUrl(recordingId, one.exportId)}>
            {t('recording.exportPlaylist')}
          </a>
        )}
        {one.state === 'ready' && (
          <a className="button small" href={downloadUrl(recordingId, one.exportId)} download>
            {t('recording.exportDownload')}
          </a>
        )}
        <button
          type="button"
          className="button small"
          disabled={cancel.busy}
          onClick={() => void cancel.run()}
        >
          {t(done ? 'recording.exportRemove' : 'common.cancel')}
        </button>
      </div>
    </li>
  );
}
