import { ImagePlus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../design/IconButton';
import { IMAGE_KINDS, type Unfit } from './prepare-image';
import type { Attached } from './useAttachment';

/** Opens the picker of files of the system. */
export function ImagePicker({ onPick }: { readonly onPick: (file: File) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={IMAGE_KINDS.join(',')}
        aria-label={t('chat.imagePick')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onPick(file);
          // The same file may be picked again.
          target.value = '';
        }}
      />
      <IconButton label={t('chat.imagePick')} onClick={() => input.current?.click()}>
        <ImagePlus size={20} aria-hidden />
      </IconButton>
    </>
  );
}

/** What will be sent, and what could not be. */
export function AttachedImage({
  attached,
  unfit,
  onRemove,
}: {
  readonly attached: Attached | null;
  readonly unfit: Unfit | null;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  if (attached === null && unfit === null) return null;
  return (
    <div className="composer-image">
      {attached !== null && <img src={attached.address} alt={t('chat.imageAttached')} />}
      <p className="small" role={unfit === null ? 'status' : 'alert'}>
        {unfit === null ? t('chat.imageDescribe') : t(`chat.imageUnfit.${unfit}`)}
      </p>
      <IconButton label={t(unfit === null ? 'chat.imageRemove' : 'common.close')} onClick={onRemove}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
