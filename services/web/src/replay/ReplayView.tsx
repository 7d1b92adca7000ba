import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replay } from '../api/recordings';
import { PageHeader } from '../app/PageHeader';
import { useStore } from '../app/useStore';
import { formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { Chapters } from './Chapters';
import { DamageNote } from './DamageNote';
import { HoldNote } from './HoldNote';
import { PlaceTile } from './PlaceTile';
import { PlayerBar } from './PlayerBar';
import { RecordingMenu } from './RecordingMenu';
import { ReplayChat } from './ReplayChat';
import { Watermark } from './Watermark';
import { hasChat } from './replay-chat';
import { namesIn, placesOf } from './replay-people';
import { usePlayer } from './usePlayer';
import type { KnownRecording } from './useReplay';
import { useReplayKeys } from './useReplayKeys';

interface Props {
  readonly replay: Replay;
  /** What this browser knows of it; null for those who came by a link. */
  readonly known: KnownRecording | null;
  /** Whose name is shown over the picture. */
  readonly viewer: string | null;
  readonly onChanged: () => void;
}

/** The meeting again: everybody in place, in step. */
export function ReplayView({ replay, known, viewer, onChanged }: Props) {
  const { t } = useTranslation();
  const { clock, attach } = usePlayer(replay);
  const { atMillis, waiting } = useStore(clock.state);
  const places = useMemo(() => placesOf(replay), [replay]);
  const names = useMemo(() => namesIn(replay.events), [replay]);
  useReplayKeys(clock, replay.durationMillis);
  return (
    <div className="replay-page">
      <PageHeader />
      <main className="replay">
        <div className="replay-head">
          <div>
            <h1>{replay.title === '' ? replay.meetingId : replay.title}</h1>
            <p className="muted small">{formatDateTime(currentLocale(), replay.startedAt)}</p>
            {known !== null && <HoldNote recording={known.recording} />}
            {known !== null && <DamageNote recording={known.recording} />}
          </div>
          {known !== null && <RecordingMenu {...known} onChanged={onChanged} />}
        </div>
        <div className="replay-stage" data-waiting={waiting}>
          {places.map((place) => (
            <PlaceTile
              key={place.key}
              place={place}
              name={names.get(place.participantId) ?? t('recording.unknownPerson')}
              atMillis={atMillis}
              attach={attach}
            />
          ))}
          {viewer !== null && <Watermark viewer={viewer} />}
        </div>
        <PlayerBar clock={clock} durationMillis={replay.durationMillis} />
        <p className="muted small" role="status">
          {waiting ? t('recording.waiting') : t('recording.keys')}
        </p>
        <Chapters replay={replay} names={names} clock={clock} />
        {hasChat(replay.events) && <ReplayChat replay={replay} clock={clock} />}
      </main>
    </div>
  );
}
