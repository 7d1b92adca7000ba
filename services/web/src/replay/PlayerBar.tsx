import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../app/useStore';
import { IconButton } from '../design/IconButton';
import { clockTime } from './clock-time';
import { SPEEDS, type ReplayClock } from './replay-clock';

/** Play, position and speed. */
export function PlayerBar({
  clock,
  durationMillis,
}: {
  readonly clock: ReplayClock;
  readonly durationMillis: number;
}) {
  const { t } = useTranslation();
  const { playing, atMillis, speed } = useStore(clock.state);
  return (
    <div className="replay-bar">
      <IconButton
        className="round"
        label={t(playing ? 'recording.pause' : 'recording.play')}
        onClick={() => clock.toggle()}
      >
        {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
      </IconButton>
      <span className="numeric small">{clockTime(atMillis)}</span>
      <input
        type="range"
        min={0}
        max={durationMillis}
        step={100}
        value={Math.round(atMillis)}
        aria-label={t('recording.seek')}
        aria-valuetext={clockTime(atMillis)}
        onChange={(event) => clock.seek(Number(event.target.value))}
      />
      <span className="numeric small">{clockTime(durationMillis)}</span>
      <select
        className="input"
        aria-label={t('recording.speed')}
        value={speed}
        onChange={(event) => clock.speed(Number(event.target.value))}
      >
        {SPEEDS.map((value) => (
          <option key={value} value={value}>
            {value}×
          </option>
        ))}
      </select>
    </div>
  );
}
