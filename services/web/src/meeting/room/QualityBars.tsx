import * as Popover from '@radix-ui/react-popover';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatPercent } from '../../i18n/format';
import { currentLocale } from '../../i18n/i18n';
import type { ConnectionQuality, QualityLevel } from '../../media/stats/connection-quality';

const BARS: Readonly<Record<QualityLevel, number>> = { good: 3, fair: 2, poor: 1, unknown: 0 };

/** Three bars; a click explains them. */
export function QualityBars({
  name,
  quality,
}: {
  readonly name: string;
  readonly quality: ConnectionQuality;
}) {
  const { t } = useTranslation();
  const level = t(`quality.level.${quality.level}`);
  return (
    <Popover.Root>
      <Popover.Trigger
        className={`quality ${quality.level}`}
        aria-label={t('quality.label', { name, level })}
      >
        <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden>
          {[0, 1, 2].map((i) => (
            <rect
              key={i}
              x={i * 5}
              y={8 - i * 4}
              width="4"
              height={4 + i * 4}
              rx="1"
              className={i < BARS[quality.level] ? 'on' : 'off'}
            />
          ))}
        </svg>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" sideOffset={8} collisionPadding={8}>
          <Explanation name={name} quality={quality} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Explanation({ name, quality }: { readonly name: string; readonly quality: ConnectionQuality }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const { lossRatio, roundTripMillis, jitterMillis } = quality;
  const figures = [
    ['loss', lossRatio === null ? null : formatPercent(locale, lossRatio)],
    ['delay', roundTripMillis === null ? null : formatDuration(locale, roundTripMillis)],
    ['jitter', jitterMillis === null ? null : formatDuration(locale, jitterMillis)],
  ] as const;
  return (
    <div className="quality-explanation">
      <h3>{t('quality.title', { name })}</h3>
      <p>{t(`quality.text.${quality.level}`)}</p>
      {quality.reasons.map((reason) => (
        <p key={reason} className="muted">
          {t(`quality.reason.${reason}`)}
        </p>
      ))}
      <dl className="figures numeric">
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`quality.figure.${key}`)}</dt>
            <dd>{value ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
