import { Repeat2, Undo2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import type { LocalSource } from '../../media/local/local-source';

/** Another device took over by itself: which, why, and the way back. Stays until the person has seen to it. */
export function TakeOverNotice({ source }: { readonly source: LocalSource }) {
  const { t } = useTranslation();
  const { tookOver } = useStore(source.state);
  if (tookOver === null) return null;
  const { fault, from, to } = tookOver;
  const device = t(`devices.${source.source}`);
  return (
    <div className="note fair with-actions" role="status" data-testid={`took-over-${source.source}`}>
      <Repeat2 size={16} aria-hidden />
      <span>
        {t(`devices.tookOver.${fault}`, { device, from: from.label, to })}{' '}
        {fault === 'silent' || fault === 'black' ? t('devices.tookOver.undoHint') : ''}
      </span>
      {fault !== 'ended' && (
        <button type="button" className="button small" onClick={() => void source.undoTakeOver()}>
          <Undo2 size={16} aria-hidden />
          {t('devices.tookOver.undo')}
        </button>
      )}
      <IconButton label={t('common.close')} onClick={() => source.acceptTakeOver()}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
