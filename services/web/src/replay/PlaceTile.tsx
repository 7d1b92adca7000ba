import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedTrack } from '../api/recordings';
import { Avatar } from '../meeting/room/Avatar';
import { isIn } from './replay-clock';
import type { Place } from './replay-people';

interface Props {
  readonly place: Place;
  readonly name: string;
  readonly atMillis: number;
  readonly attach: (track: RecordedTrack, element: HTMLMediaElement | null) => void;
}

/** Somebody's place: the picture while there is one, and the voice. */
export function PlaceTile({ place, name, atMillis, attach }: Props) {
  const { t } = useTranslation();
  const label = place.screen ? t('recording.screenOf', { name }) : name;
  const [unplayable, setUnplayable] = useState<ReadonlySet<string>>(new Set());
  const shown = place.video.find((track) => isIn(track, atMillis));
  const seen = shown !== undefined && unplayable.has(shown.id) ? undefined : shown;
  const missing = [shown, ...place.audio].find(
    (track) => track !== undefined && isIn(track, atMillis) && unplayable.has(track.id),
  );
  const note =
    missing === undefined ? null : t('recording.unplayable', { codec: missing.codec.toUpperCase() });
  const cannotPlay = (track: RecordedTrack) => setUnplayable((known) => new Set(known).add(track.id));
  return (
    <figure className={`replay-tile ${place.screen ? 'screen' : ''}`} aria-label={label}>
      {seen === undefined && <Avatar name={name} note={note} />}
      {place.video.map((track) => (
        <video
          key={track.id}
          ref={(element) => attach(track, element)}
          src={track.url}
          onError={() => cannotPlay(track)}
          preload="auto"
          muted
          playsInline
          hidden={track !== seen}
        />
      ))}
      {place.audio.map((track) => (
        <audio
          key={track.id}
          ref={(element) => attach(track, element)}
          src={track.url}
          onError={() => cannotPlay(track)}
          preload="auto"
        />
      ))}
      <figcaption className="name-tag">
        <span className="name-tag-name">{label}</span>
      </figcaption>
    </figure>
  );
}
