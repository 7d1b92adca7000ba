import { useTranslation } from 'react-i18next';
import type { Replay } from '../api/recordings';
import { useStore } from '../app/useStore';
import { formatSeconds } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { clockTime } from './clock-time';
import type { ReplayClock } from './replay-clock';
import { chaptersOf } from './replay-people';

interface Props {
  readonly replay: Replay;
  readonly names: ReadonlyMap<string, string>;
  readonly clock: ReplayClock;
}

/** What happened when, gaps included; each line goes there. */
export function Chapters({ replay, names, clock }: Props) {
  const { t } = useTranslation();
  const { atMillis } = useStore(clock.state);
  const name = (id: string) => names.get(id) ?? t('recording.unknownPerson');
  const lines = [
    ...chaptersOf(replay.events).map((chapter) => ({
      at: chapter.atMillis,
      text: t(`recording.event.${chapter.kind}`, { name: name(chapter.participantId) }),
    })),
    ...replay.gaps.map((gap) => ({
      at: gap.fromMillis,
      text: t('recording.gap', {
        duration: formatSeconds(currentLocale(), gap.toMillis - gap.fromMillis),
        reason: t(`recording.gapReason.${gap.reason}`),
      }),
    })),
  ].sort((a, b) => a.at - b.at);
  const current = lines.reduce((last, line, index) => (line.at <= atMillis ? index : last), -1);
  return (
    <aside className="replay-events card" aria-label={t('recording.events')}>
      <h2>{t('recording.events')}</h2>
      {lines.length === 0 && <p className="muted small">{t('recording.noEvents')}</p>}
      <ol>
        {lines.map((line, index) => (
          <li key={`${line.at} ${index}`}>
            <button
              type="button"
              className="replay-event"
              aria-current={index === current ? 'step' : undefined}
              onClick={() => clock.seek(line.at)}
            >
              <span className="numeric muted">{clockTime(line.at)}</span>
              <span>{line.text}</span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}
