import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordedTrack, Replay } from '../api/recordings';
import { ReplayClock, type Voice } from './replay-clock';

const TICK_MILLIS = 100;

/** The clock of a recording, and the players that follow it. */
export function usePlayer(replay: Replay) {
  const [clock] = useState(() => new ReplayClock(replay.durationMillis));
  const voices = useRef(new Map<string, Voice>());
  const attach = useCallback(
    (track: RecordedTrack, element: HTMLMediaElement | null) => {
      if (element === null) voices.current.delete(track.id);
      else voices.current.set(track.id, { ...track, element });
      clock.attach([...voices.current.values()]);
    },
    [clock],
  );
  useEffect(() => {
    const timer = setInterval(() => clock.tick(), TICK_MILLIS);
    return () => clearInterval(timer);
  }, [clock]);
  return { clock, attach };
}
