import { useEffect, useState } from 'react';
import { LevelMeter } from '../../media/local/level-meter';

const LOUD = 0.45;
const LOOK_MILLIS = 150;
const HOLD_MILLIS = 500;

/** Whether the microphone hears a voice right now, with a short hold so that the ring does not flicker. */
export function useSpeaking(track: MediaStreamTrack | null): boolean {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (track === null) return;
    const meter = new LevelMeter(track);
    let last = Number.NEGATIVE_INFINITY;
    const timer = setInterval(() => {
      if (meter.level() > LOUD) last = performance.now();
      setSpeaking(performance.now() - last < HOLD_MILLIS);
    }, LOOK_MILLIS);
    return () => {
      clearInterval(timer);
      meter.close();
      setSpeaking(false);
    };
  }, [track]);
  return speaking;
}
