import { useEffect } from 'react';
import type { ReplayClock } from './replay-clock';

const JUMP_MILLIS = 5_000;

/** Keys people know from other players. Where something has keys of its own, those count. */
export function useReplayKeys(clock: ReplayClock, durationMillis: number): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const busy = target?.closest('button, a, select, input, [role="menu"]') ?? null;
      if (busy !== null || event.ctrlKey || event.metaKey || event.altKey) return;
      if (act(event.key, clock, durationMillis)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [clock, durationMillis]);
}

function act(key: string, clock: ReplayClock, durationMillis: number): boolean {
  switch (key) {
    case ' ':
    case 'k':
      clock.toggle();
      return true;
    case 'ArrowLeft':
      clock.jump(-JUMP_MILLIS);
      return true;
    case 'ArrowRight':
      clock.jump(JUMP_MILLIS);
      return true;
    case 'Home':
      clock.seek(0);
      return true;
    case 'End':
      clock.seek(durationMillis);
      return true;
    case '<':
      clock.shift(-1);
      return true;
    case '>':
      clock.shift(1);
      return true;
    default:
      return false;
  }
}
