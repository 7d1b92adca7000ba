import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelMeter } from '../../media/local/level-meter';

/** Moves with the voice; drawn straight into the element, sixty renders a second would be waste. */
export function LevelBar({ track }: { readonly track: MediaStreamTrack }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const meter = new LevelMeter(track);
    let frame = 0;
    const draw = () => {
      bar.current?.style.setProperty('--level', meter.level().toFixed(2));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      meter.close();
    };
  }, [track]);
  return <div ref={bar} className="level" role="img" aria-label={t('prejoin.level')} data-testid="level" />;
}
