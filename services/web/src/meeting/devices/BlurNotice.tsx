import { RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import type { BackgroundBlur } from '../../media/blur/background-blur';

/** Blur went off by itself, and others see the room: stays until the person has seen to it. */
export function BlurNotice({ blur }: { readonly blur: BackgroundBlur }) {
  const { t } = useTranslation();
  const { problem } = useStore(blur.state);
  if (problem === null) return null;
  return (
    <div className="note fair with-actions" role="status" data-testid="blur-problem">
      <TriangleAlert size={16} aria-hidden />
      <span>{t(`blur.problem.${problem}`)}</span>
      <button type="button" className="button small" onClick={() => blur.turn(true)}>
        <RotateCcw size={16} aria-hidden />
        {t('blur.again')}
      </button>
      <IconButton label={t('common.close')} onClick={() => blur.acceptProblem()}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
