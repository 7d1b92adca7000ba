import { useTranslation } from 'react-i18next';
import { failureKey } from '../../../app/Failure';
import type { RequestFailure } from '../../../api/http';
import type { ChatImages } from './chat-images';

interface Props {
  readonly id: string;
  readonly failure: RequestFailure;
  readonly images: ChatImages;
}

/** An image that did not get there: why, and what can be done. */
export function Unsent({ id, failure, images }: Props) {
  const { t } = useTranslation();
  return (
    <div className="chat-failed small" role="alert">
      <span>{t(unsentKey(failure))}</span>
      <button type="button" className="button small" onClick={() => images.retry(id)}>
        {t('common.retry')}
      </button>
      <button type="button" className="button small" onClick={() => images.discard(id)}>
        {t('chat.imageDiscard')}
      </button>
    </div>
  );
}

function unsentKey(failure: RequestFailure) {
  if (failure.kind === 'no-room') return 'chat.imageNoRoom';
  if (failure.status === 429) return 'chat.imageTooMany';
  if (failure.status === 413) return 'chat.imageUnfit.too-large';
  if (failure.status === 404) return 'chat.imageNobody';
  return failureKey(failure);
}
